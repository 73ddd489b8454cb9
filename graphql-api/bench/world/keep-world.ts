import type { ChildProcess } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startPostgres } from "@waymark/sandbox/postgres";
import { Pool } from "pg";
import type { Cleanups } from "../cleanups.ts";
import { apiEnvironment, type Grounds, makeSecrets } from "./api-environment.ts";
import { CHECKOUT } from "./find-checkout.ts";
import { freePort } from "./free-port.ts";
import { makeToken } from "./make-token.ts";
import { startProgram, stopProgram } from "./start-program.ts";

export interface Api {
  /** Without a slash at the end. */
  url: string;
  process: ChildProcess;
  stop(): Promise<void>;
}

/** The product as its starter runs it, on ports and data of its own: every part a process, compiled, with its defaults. */
export interface World {
  cleanups: Cleanups;
  databaseUrl: string;
  pool: Pool;
  portal: string;
  /** The API behind the portal. */
  api: Api;
  /** An administrator's, for API and portal. */
  token: string;
  /** What GitHub signs its webhooks with. */
  webhookSecret: string;
  /** One more API process on the same database. `flags` are Node's. */
  startApi(flags?: string[]): Promise<Api>;
}

/** Answers what starts the world when it is first asked for, and the same one from then on. */
export function keepWorld(cleanups: Cleanups, say: (line: string) => void): () => Promise<World> {
  let world: Promise<World> | null = null;
  return () => {
    world ??= startWorld(cleanups, say);
    return world;
  };
}

/** @param deploys whether workflows run and tasks start, as they do after `npm start`; they take their share of the machine. */
export async function startWorld(
  cleanups: Cleanups,
  say: (line: string) => void,
  { deploys = false }: { deploys?: boolean } = {},
): Promise<World> {
  say("Starting PostgreSQL, the sandbox, the API and the portal");
  const folder = await mkdtemp(join(tmpdir(), "waymark-bench-"));
  cleanups.add(() => rm(folder, { recursive: true, force: true }));
  const postgres = await startPostgres({ dataDir: join(folder, "postgres"), port: 0 });
  cleanups.add(() => postgres.stop());
  const pool = new Pool({ connectionString: postgres.url, max: 2 });
  // PostgreSQL cuts idle connections when it stops; that is no mistake, and unheard it would end this process.
  pool.on("error", () => undefined);
  cleanups.add(() => pool.end());

  const ports = { github: await freePort(), api: await freePort(), portal: await freePort() };
  const grounds: Grounds | null = deploys ? { ecs: await freePort(), loadBalancer: await freePort() } : null;
  const secrets = makeSecrets();
  const github = `http://localhost:${ports.github}`;
  const portal = `http://localhost:${ports.portal}`;

  await startProgram(cleanups, {
    name: "sandbox GitHub",
    arguments: ["infra/sandbox/dist/main.js"],
    environment: {
      // What a deployed service installs comes over this machine's network, by whatever way its settings name.
      ...(deploys && process.env),
      SANDBOX_DATA: join(folder, "github"),
      SANDBOX_PORT: String(ports.github),
      SANDBOX_APP_PUBLIC_KEY: secrets.publicKey,
      SANDBOX_WEBHOOK_URL: `http://127.0.0.1:${ports.api}/webhooks/github`,
      SANDBOX_PLATFORM_CHECKOUT: CHECKOUT,
      ...(grounds
        ? { SANDBOX_ECS_PORT: String(grounds.ecs), SANDBOX_LOAD_BALANCER_PORT: String(grounds.loadBalancer) }
        : { SANDBOX_ACTIONS: "off" }),
      GITHUB_APP_ID: "1",
      GITHUB_CLIENT_ID: secrets.clientId,
      GITHUB_CLIENT_SECRET: secrets.clientSecret,
      GITHUB_WEBHOOK_SECRET: secrets.webhookSecret,
    },
    healthUrl: `${github}/`,
  });

  async function startApi(flags: string[] = [], port?: number): Promise<Api> {
    const own = port ?? (await freePort());
    const url = `http://127.0.0.1:${own}`;
    const child = await startProgram(cleanups, {
      name: "API",
      arguments: [...flags, "--enable-source-maps", "graphql-api/dist/main.js"],
      environment: apiEnvironment({ port: own, portal, github, databaseUrl: postgres.url, secrets, grounds }),
      healthUrl: `${url}/readyz`,
    });
    return { url, process: child, stop: () => stopProgram(child) };
  }

  const api = await startApi([], ports.api);
  await startProgram(cleanups, {
    name: "portal",
    arguments: ["--enable-source-maps", "web/dist/server.js"],
    environment: {
      PORT: String(ports.portal),
      HOST: "127.0.0.1",
      API_URL: api.url,
      PUBLIC_URL: portal,
      NODE_ENV: "production",
    },
    healthUrl: `${portal}/healthz`,
  });
  const token = await makeToken(portal);
  return {
    cleanups,
    databaseUrl: postgres.url,
    pool,
    portal,
    api,
    token,
    webhookSecret: secrets.webhookSecret,
    startApi,
  };
}
