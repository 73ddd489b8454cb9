import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Sandbox, startSandbox } from "@waymark/sandbox/sandbox";
import pg from "pg";
import type { Watch } from "../run/execute-run.ts";
import { type RunningPlatform, startPlatform } from "../start-platform.ts";
import { type Caller, createCaller } from "./caller.ts";
import { type GitHubSide, OWNER_TOKEN, openGitHubSide } from "./github-side.ts";
import type { KillPoint } from "./killable-main.ts";
import { type ApiProcess, startApiProcess } from "./start-api-process.ts";
import { makeSecrets, type Secrets, testConfig, testEnvironment } from "./test-config.ts";
import { makeDatabase } from "./test-database.ts";

export interface World {
  sandbox: Sandbox;
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
  stop(): Promise<void>;
}

export interface TestApi extends Caller {
  running: RunningPlatform;
  stop(): Promise<void>;
}

/** A database and a sandbox of one's own on free ports, and as many platforms on them as a test wants. */
export async function startWorld(): Promise<World> {
  const dataDir = await mkdtemp(join(tmpdir(), "waymark-world-"));
  const secrets = makeSecrets();
  const [database, sandbox] = await Promise.all([
    makeDatabase(),
    startSandbox({
      dataDir,
      port: 0,
      app: { id: 1, slug: "waymark", publicKeyPem: secrets.publicKey },
      oauth: { clientId: secrets.clientId, clientSecret: secrets.clientSecret },
      webhook: null,
      tokens: [OWNER_TOKEN],
    }),
  ]);
  const at = { databaseUrl: database.url, githubUrl: sandbox.url, secrets };
  const apis = new Set<TestApi>();
  const processes = new Set<ApiProcess>();
  const endProcesses = async () => {
    await Promise.all([...processes].map((one) => one.kill()));
    processes.clear();
  };
  const pool = new pg.Pool({ connectionString: database.url, max: 2 });
  // A test may cut every connection to its database.
  pool.on("error", () => {});

  return {
    sandbox,
    github: openGitHubSide(sandbox),
    sql: async (text, values) => (await pool.query(text, values)).rows,
    secrets,
    databaseUrl: database.url,
    environment: (port) => testEnvironment({ ...at, ...(port !== undefined && { port }) }),
    startApi: async (watch) => {
      const running = await startPlatform(testConfig(at), watch);
      const stop = async () => {
        apis.delete(api);
        await running.stop();
      };
      const api: TestApi = { ...createCaller(`http://127.0.0.1:${running.port}`), running, stop };
      apis.add(api);
      return api;
    },
    startProcess: async (killAt) => {
      const started = await startApiProcess(testEnvironment(at), killAt);
      processes.add(started);
      return started;
    },
    endProcesses,
    stop: async () => {
      await Promise.all([...apis].map((api) => api.stop()));
      await endProcesses();
      await pool.end();
      await sandbox.stop();
      await database.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
