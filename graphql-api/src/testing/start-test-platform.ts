import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Ecs, startEcs } from "@waymark/sandbox/ecs";
import { makePlatformCheckout, makeTemplates } from "@waymark/sandbox/sample-template";
import { type Sandbox, type SandboxOptions, startSandbox } from "@waymark/sandbox/sandbox";
import pg from "pg";
import { vi } from "vitest";
import { readConfig } from "../config.ts";
import type { Watch } from "../run/execute-run.ts";
import { type RunningPlatform, startPlatform } from "../start-platform.ts";
import { type Caller, createCaller } from "./caller.ts";
import { type GitHubSide, OWNER_TOKEN, openGitHubSide } from "./github-side.ts";
import type { KillPoint } from "./killable-main.ts";
import { pushChange } from "./push-change.ts";
import { type ApiProcess, startApiProcess } from "./start-api-process.ts";
import { MORTAL, makeSecrets, type Secrets, testEnvironment } from "./test-config.ts";
import { makeDatabase } from "./test-database.ts";
import { startWebhookRelay, type WebhookRelay } from "./webhook-relay.ts";

export interface World {
  sandbox: Sandbox;
  /** Hands GitHub's webhooks to the API that was started last. */
  relay: WebhookRelay;
  /** Where tasks run; null in a world without deployments. */
  ecs: Ecs | null;
  github: GitHubSide;
  /** Rows straight from the database, for what the API does not tell and for what only time would make. */
  sql<T extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<T[]>;
  databaseUrl: string;
  secrets: Secrets;
  /** The environment for one more API process on this database and sandbox. */
  environment(port?: number): Record<string, string>;
  /** One more API in this process; ends with the world. */
  startApi(watch?: Watch): Promise<TestApi>;
  /** One more API in a process of its own; ends with the world, if not before. */
  startProcess(killAt?: KillPoint): Promise<ApiProcess>;
  /** kill -9 for every process that still runs. */
  endProcesses(): Promise<void>;
  /** Ends when the people and teams of the organisation are there: an API reads them as it starts, and waits for none. */
  mirrored(): Promise<void>;
  /** Commits files to a branch of a service's repository, as a person with git does. @returns the commit. */
  push(service: string, branch: string, files: Readonly<Record<string, string>>): Promise<string>;
  /** Stops the sandbox's GitHub in the middle of whatever it does, and starts it on the same port again. */
  restartGitHub(): Promise<void>;
  stop(): Promise<void>;
}

export interface TestApi extends Caller {
  running: RunningPlatform;
  stop(): Promise<void>;
}

/** For a machine that is busy. */
const PATIENCE = { timeout: 45_000, interval: 20 };

/** What a world has beside a database and GitHub. */
export interface WorldOptions {
  /** Workflows run, images are built, tasks really start; golden paths are SAMPLE_TEMPLATE and node-api. */
  deployments?: boolean;
  /** Its APIs lose their database now and then. */
  cutOff?: boolean;
}

/** A database and a sandbox of one's own on free ports, and as many platforms on them as a test wants. */
export async function startWorld({ deployments = false, cutOff = false }: WorldOptions = {}): Promise<World> {
  const dataDir = await mkdtemp(join(tmpdir(), "waymark-world-"));
  const secrets = makeSecrets();
  const relay = await startWebhookRelay();
  const database = await makeDatabase();
  const grounds = deployments ? await makeGrounds(dataDir) : null;
  const options: SandboxOptions = {
    dataDir,
    port: 0,
    app: { id: 1, slug: "waymark", publicKeyPem: secrets.publicKey },
    oauth: { clientId: secrets.clientId, clientSecret: secrets.clientSecret },
    webhook: grounds && { url: relay.url, secret: secrets.webhookSecret },
    tokens: [OWNER_TOKEN],
    ...grounds?.github,
  };
  let sandbox = await startSandbox(options);
  const at = { databaseUrl: database.url, githubUrl: sandbox.url, secrets, ...grounds?.environment };
  const apis = new Set<TestApi>();
  const processes = new Set<ApiProcess>();
  const endProcesses = async () => {
    await Promise.all([...processes].map((one) => one.kill()));
    processes.clear();
  };
  const pool = new pg.Pool({ connectionString: database.url, max: 2 });
  // A test may cut every connection to its database.
  pool.on("error", () => {});
  const mirrored = () =>
    vi.waitFor(async () => {
      const { rowCount } = await pool.query("select from organization_mirrors");
      if (!rowCount) throw new Error("The organisation is not mirrored.");
    }, PATIENCE);

  return {
    get sandbox() {
      return sandbox;
    },
    relay,
    ecs: grounds?.ecs ?? null,
    push: (service, branch, files) => pushChange(sandbox.url, service, branch, files),
    restartGitHub: async () => {
      await sandbox.stop();
      sandbox = await startSandbox({ ...options, port: sandbox.port });
    },
    github: openGitHubSide(sandbox),
    sql: async (text, values) => (await pool.query(text, values)).rows,
    secrets,
    databaseUrl: database.url,
    environment: (port) => testEnvironment({ ...at, ...(port !== undefined && { port }) }),
    startApi: async (watch) => {
      const running = await startPlatform(readConfig({ ...testEnvironment(at), ...(cutOff && MORTAL) }), watch);
      const stop = async () => {
        apis.delete(api);
        await running.stop();
      };
      const api: TestApi = { ...createCaller(`http://127.0.0.1:${running.port}`), running, stop };
      apis.add(api);
      relay.pointAt(api.url);
      await mirrored();
      return api;
    },
    startProcess: async (killAt) => {
      const started = await startApiProcess({ ...testEnvironment(at), ...MORTAL }, killAt);
      processes.add(started);
      relay.pointAt(started.url);
      // Who dies on its way can be gone before it has looked.
      if (!killAt) await mirrored();
      return started;
    },
    endProcesses,
    mirrored,
    stop: async () => {
      await Promise.all([...apis].map((api) => api.stop()));
      await endProcesses();
      await pool.end();
      await Promise.all([sandbox.stop(), grounds?.ecs.stop(), relay.stop()]);
      await database.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** What deployments need: an ECS, a registry, this project's workflows and golden paths to deploy from. */
async function makeGrounds(dataDir: string) {
  const imagesDir = join(dataDir, "images");
  const timing = { healthCheckInterval: 100, deregistrationDelay: 200, restartBackoff: 100, farewell: 1000 };
  const ecs = await startEcs({ dataDir: join(dataDir, "ecs"), imagesDir, port: 0, loadBalancerPort: 0, timing });
  const platformCheckout = await makePlatformCheckout(join(dataDir, "checkout"));
  const templates = await makeTemplates(join(dataDir, "templates"));
  const loadBalancerPort = Number(new URL(ecs.loadBalancerUrl).port);
  return {
    ecs,
    github: { platformCheckout, actions: { ecsUrl: ecs.url, imagesDir } },
    environment: { ecsUrl: ecs.url, loadBalancerPort, templates },
  };
}
