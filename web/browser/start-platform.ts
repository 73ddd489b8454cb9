import { generateKeyPairSync } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { startPostgres } from "@waymark/sandbox/postgres";
import { startSandbox } from "@waymark/sandbox/sandbox";
import { findFreePort } from "./find-free-port.ts";
import { type Program, startProgram } from "./start-program.ts";

const checkout = resolve(import.meta.dirname, "../..");

export type RunningPlatform = {
  /** Where the portal opens. */
  portal: string;
  /** Where the sandbox's GitHub answers. */
  github: string;
  /** The API's own process, to be stopped and started again. */
  api: Program;
  stop(): Promise<void>;
};

/**
 * Starts everything as people run it, on free ports and in a folder that goes with it: sandbox, Postgres, and the
 * built API and portal as processes of their own.
 */
export async function startPlatform(): Promise<RunningPlatform> {
  const folder = await mkdtemp(join(tmpdir(), "waymark-browser-"));
  const [portalPort, apiPort] = [await findFreePort(), await findFreePort()];
  const portal = `http://localhost:${portalPort}`;
  const { publicKey, privateKey } = generateKeyPairSync("rsa", {
    modulusLength: 2048,
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
  });

  const postgres = await startPostgres({ dataDir: join(folder, "postgres"), port: 0, durable: false });
  const sandbox = await startSandbox({
    dataDir: join(folder, "sandbox"),
    port: 0,
    app: { id: 1, slug: "waymark", publicKeyPem: publicKey },
    oauth: { clientId: "client", clientSecret: "client-secret" },
    webhook: null,
    platformCheckout: checkout,
  });
  const api = await startProgram({
    file: join(checkout, "graphql-api/dist/main.js"),
    ready: `http://127.0.0.1:${apiPort}/readyz`,
    environment: {
      ...apiEnvironment(portal, sandbox.url, privateKey),
      DATABASE_URL: postgres.url,
      PORT: String(apiPort),
    },
  });
  const web = await startProgram({
    file: join(checkout, "web/dist/server.js"),
    ready: `${portal}/healthz`,
    environment: { PORT: String(portalPort), PUBLIC_URL: portal, API_URL: `http://127.0.0.1:${apiPort}` },
  });

  return {
    portal,
    github: sandbox.url,
    api,
    async stop() {
      await Promise.all([web.stop(), api.stop()]);
      await Promise.all([sandbox.stop(), postgres.stop()]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const stage = (name: string, rank: number) => ({
  name,
  rank,
  baseUrl: `http://${name}.localhost:4080`,
  protected: name === "prod",
  ecsCluster: `waymark-${name}`,
  region: "eu-central-1",
});

const apiEnvironment = (portal: string, github: string, privateKey: string) => ({
  HOST: "127.0.0.1",
  LOG_LEVEL: "warn",
  PUBLIC_URL: portal,
  SESSION_SECRET: "a sample secret of thirty-two characters",
  PLATFORM_ADMINS: "ada",
  PLATFORM_VIEWERS: "vic",
  PLATFORM_REPOSITORY: "acme/waymark",
  TEMPLATES_DIR: join(checkout, "service-templates"),
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
  ENVIRONMENTS: JSON.stringify([stage("dev", 1), stage("staging", 2), stage("prod", 3)]),
});
