import { mkdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { chooseAccount } from "./account.ts";
import { createDatabase, urlOf } from "./connect.ts";
import { findBinaries } from "./find-binaries.ts";
import { findServer } from "./find-server.ts";
import { freePort, isPortFree } from "./free-port.ts";
import { makeCluster } from "./make-cluster.ts";
import { readOrMakePassword } from "./password.ts";
import { prepareBinaries } from "./prepare-binaries.ts";
import { reuseServer } from "./reuse-server.ts";
import { runServer, type ServerRun } from "./run-server.ts";
import { stopServer } from "./stop-server.ts";

export interface StartedPostgres {
  /** `postgres://waymark:…@127.0.0.1:port/database`; the role is the server's superuser. */
  url: string;
  port: number;
  /** Stops the server and keeps its data. */
  stop(): Promise<void>;
}

export interface PostgresOptions {
  /** Folder of this server alone; made when it is missing. The password lies there too. */
  dataDir: string;
  /** 0 takes a free one. */
  port: number;
  /** Made when it is missing. */
  database?: string;
  /** false gives up safety against a crash of the machine for speed, for tests. */
  durable?: boolean;
  maxConnections?: number;
  /** Told what is done, one line each. */
  log?: (line: string) => void;
}

/**
 * Starts a PostgreSQL of our own, from the binaries that npm installed, and waits until it answers on 127.0.0.1.
 *
 * The server is a process of its own and goes on when this one is killed; the next start on the same folder takes it
 * over, or stops it first when it runs with other settings. Works as root, who hands it to `nobody`.
 *
 * @throws Error with one sentence for a taken port, a folder we may not use, or what PostgreSQL itself said.
 */
export async function startPostgres(options: PostgresOptions): Promise<StartedPostgres> {
  const { database = "waymark", durable = true, maxConnections = 100, log = () => undefined } = options;
  const dataDir = resolve(options.dataDir);
  const folder = join(dataDir, "cluster");
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });

  const password = readOrMakePassword(dataDir);
  const account = chooseAccount(folder);
  const binaries = prepareBinaries(findBinaries(), account);
  await makeCluster({ dataDir, folder, account, binaries, password, durable });
  refuseOtherVersion(folder, binaries.version);

  const run: ServerRun = { dataDir, folder, account, binaries, password, port: options.port, durable, maxConnections };
  const port = (await reuseServer(run, log)) ?? (await startNew(run, log));
  await createDatabase(urlOf(port, password, "postgres"), database);
  if (!durable) stopWithThisProcess(folder);
  return { url: urlOf(port, password, database), port, stop: () => stopServer(folder, binaries) };
}

async function startNew(run: ServerRun, log: (line: string) => void): Promise<number> {
  if (run.port !== 0 && !(await isPortFree(run.port))) {
    throw new Error(
      `Port ${run.port} on 127.0.0.1 is taken by another program, and PostgreSQL needs it: stop that program or choose another port.`,
    );
  }
  for (let attempt = 1; attempt <= 5; attempt += 1) {
    const port = run.port === 0 ? await freePort() : run.port;
    const outcome = await runServer({ ...run, port });
    if (outcome === "RUNNING") {
      log(`PostgreSQL ${run.binaries.version} listens on 127.0.0.1:${port}`);
      return port;
    }
    const other = outcome === "ANOTHER_WAS_FIRST" ? await reuseServer(run, log) : null;
    if (other !== null) return other;
  }
  throw new Error(`PostgreSQL found no free moment to start in ${run.dataDir}: other processes were first each time.`);
}

function refuseOtherVersion(folder: string, version: string): void {
  const made = readFileSync(join(folder, "PG_VERSION"), "utf8").trim();
  if (version.startsWith(`${made}.`)) return;
  throw new Error(
    `The data in ${folder} was written by PostgreSQL ${made}, and version ${version} cannot read it: move the folder away to begin anew.`,
  );
}

const stoppedWithUs = new Set<string>();

/** Servers of tests must not pile up when a test run is interrupted before it stops them. */
function stopWithThisProcess(folder: string): void {
  if (stoppedWithUs.size === 0) process.once("exit", () => stoppedWithUs.forEach(stopAtOnce));
  stoppedWithUs.add(folder);
}

function stopAtOnce(folder: string): void {
  const server = findServer(folder);
  if (server !== null) process.kill(server.pid, "SIGQUIT");
}
