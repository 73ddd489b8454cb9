import { generateKeyPairSync } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { startEcs } from "@waymark/sandbox/ecs";
import { freePort } from "@waymark/sandbox/free-port";
import { startPostgres } from "@waymark/sandbox/postgres";
import { makePlatformCheckout, makeTemplates } from "@waymark/sandbox/sample-template";
import { startSandbox } from "@waymark/sandbox/sandbox";
import { type Program, startProgram } from "./start-program.ts";
import { type PrometheusOptions, startPrometheus } from "./start-prometheus.ts";

const checkout = resolve(import.meta.dirname, "../..");

export type RunningPlatform = {
  /** Where the portal opens. */
  portal: string;
  /** Where the sandbox's GitHub answers. */
  github: string;
  /** Where services answer, by the Host header that is their name and stage. */
  loadBalancer: string;
  /** Where Prometheus answers, if it was started. */
  prometheus: string | null;
  /** The API's own process, to be stopped and started again. */
  api: Program;
  stop(): Promise<void>;
};

/**
 * Starts everything as people run it, on free ports and in a folder that goes with it: sandbox with ECS and workflows,
 * Postgres, and the built API and portal as processes of their own; and Prometheus, where `prometheus` is its path, in the way of `measure`.
 */
export async function startPlatform(
  prometheus?: string,
  measure: (options: PrometheusOptions) => Promise<Program> = startPrometheus,
): Promise<RunningPlatform> {
  const folder = await mkdtemp(join(tmpdir(), "waymark-browser-"));
  const [portalPort, apiPort, prometheusPort] = [await freePort(), await freePort(), await freePort()];
  const portal = `http://localhost:${portalPort}`;
  const { publicKey, privateKey } = generateKeyPairSync("rsa", {
    modulusLength: 2048,
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
  });

  const postgres = await startPostgres({ dataDir: join(folder, "postgres"), port: 0, durable: false });
  const imagesDir = join(folder, "images");
  const ecs = await startEcs({ dataDir: join(folder, "ecs"), imagesDir, port: 0, loadBalancerPort: 0 });
  const sandbox = await startSandbox({
    dataDir: join(folder, "sandbox"),
    port: 0,
    app: { id: 1, slug: "waymark", publicKeyPem: publicKey },
    oauth: { clientId: "client", clientSecret: "client-secret" },
    webhook: { url: `http://127.0.0.1:${apiPort}/webhooks/github`, secret: "webhook-secret" },
    platformCheckout: await makePlatformCheckout(join(folder, "checkout")),
    tokens: [{ token: PUSH_TOKEN, login: "ada", scopes: ["repo", "workflow"] }],
    // The CI of every service that a test creates would take the machine from the browser.
    actions: { ecsUrl: ecs.url, imagesDir, startOnPush: false },
  });
  const api = await startProgram({
    command: [process.execPath, join(checkout, "graphql-api/dist/main.js")],
    ready: `http://127.0.0.1:${apiPort}/readyz`,
    environment: {
      ...apiEnvironment(portal, sandbox.url, privateKey),
      TEMPLATES_DIR: await makeTemplates(join(folder, "templates")),
      AWS_ENDPOINT_URL: ecs.url,
      ENVIRONMENTS: JSON.stringify(stagesBehind(ecs.loadBalancerUrl)),
      DATABASE_URL: postgres.url,
      PORT: String(apiPort),
      ...(prometheus && { PROMETHEUS_URL: `http://127.0.0.1:${prometheusPort}` }),
    },
  });
  const web = await startProgram({
    command: [process.execPath, join(checkout, "web/dist/server.js")],
    ready: `${portal}/healthz`,
    environment: { PORT: String(portalPort), PUBLIC_URL: portal, API_URL: `http://127.0.0.1:${apiPort}` },
  });
  const apiUrl = `http://127.0.0.1:${apiPort}`;
  const measuring = prometheus
    ? await measure({
        program: prometheus,
        port: prometheusPort,
        folder: join(folder, "prometheus"),
        addresses: { api: apiUrl, portal, sandbox: sandbox.url },
      })
    : null;

  return {
    portal,
    github: sandbox.url,
    loadBalancer: ecs.loadBalancerUrl,
    prometheus: measuring && `http://127.0.0.1:${prometheusPort}`,
    api,
    async stop() {
      await Promise.all([web.stop(), api.stop(), measuring?.stop()]);
      await Promise.all([sandbox.stop(), ecs.stop(), postgres.stop()]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The token that tests push commits with. */
export const PUSH_TOKEN = "browser-push-token";

const stagesBehind = (loadBalancer: string) =>
  ["dev", "staging", "prod"].map((name, index) => ({
    name,
    rank: index + 1,
    baseUrl: `http://${name}.localhost:${new URL(loadBalancer).port}`,
    protected: name === "prod",
    ecsCluster: `waymark-${name}`,
    region: "eu-central-1",
  }));

const apiEnvironment = (portal: string, github: string, privateKey: string) => ({
  HOST: "127.0.0.1",
  LOG_LEVEL: "warn",
  PUBLIC_URL: portal,
  SESSION_SECRET: "a sample secret of thirty-two characters",
  PLATFORM_ADMINS: "ada",
  PLATFORM_VIEWERS: "vic",
  PLATFORM_REPOSITORY: "acme/waymark",
  GITHUB_URL: github,
  GITHUB_ORG: "acme",
  GITHUB_APP_ID: "1",
  GITHUB_APP_PRIVATE_KEY: privateKey,
  GITHUB_CLIENT_ID: "client",
  GITHUB_CLIENT_SECRET: "client-secret",
  GITHUB_WEBHOOK_SECRET: "webhook-secret",
  GITHUB_WRITE_INTERVAL_MS: "100",
  GRAFANA_URL: "http://localhost:3001",
  LOGS_URL: "http://localhost:3001/explore?service={service}&environment={environment}",
  AWS_REGION: "eu-central-1",
  AWS_ACCESS_KEY_ID: "sample",
  AWS_SECRET_ACCESS_KEY: "sample",
  RECONCILE_MS: "2000",
  STATUS_MS: "1000",
});
