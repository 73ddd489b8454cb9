import type { ChildProcess } from "node:child_process";
import { closeSync, existsSync, openSync, readFileSync, renameSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Account } from "./account.ts";
import { urlOf, waitForServer } from "./connect.ts";
import { type Binaries, programOf } from "./find-binaries.ts";
import { findServer } from "./find-server.ts";
import { spawnProgram } from "./spawn-program.ts";

export interface ServerRun {
  dataDir: string;
  folder: string;
  account: Account | null;
  binaries: Binaries;
  password: string;
  port: number;
  durable: boolean;
  maxConnections: number;
}

export type ServerOutcome = "RUNNING" | "ANOTHER_WAS_FIRST" | "PORT_TAKEN";

/**
 * Starts the server and waits until it answers, 60 s at most (it may have a crash to recover from).
 *
 * @returns whether it runs; another process may have started one on the same folder first, or taken the port.
 * @throws Error with the last lines of its log when it ends instead.
 */
export async function runServer(run: ServerRun): Promise<ServerOutcome> {
  const log = join(run.dataDir, "server.log");
  // Backends of a killed server need a moment to notice it; until then a new one is refused.
  for (let attempt = 1; ; attempt += 1) {
    const child = launch(run, log);
    let ended = false;
    child.once("exit", () => {
      ended = true;
    });
    child.once("error", () => {
      ended = true;
    });
    if (await waitForServer(urlOf(run.port, run.password, "postgres"), () => !ended, 60_000)) {
      child.unref();
      return "RUNNING";
    }
    const server = findServer(run.folder);
    if (server !== null && server.pid !== child.pid) return "ANOTHER_WAS_FIRST";
    const said = readFileSync(log, "utf8");
    if (said.includes("could not create any TCP/IP sockets")) return "PORT_TAKEN";
    if (!said.includes("pre-existing shared memory block") || attempt === 20) {
      throw new Error(`PostgreSQL did not start: ${lastLines(said)}`);
    }
    await sleep(250);
  }
}

function launch(run: ServerRun, log: string): ChildProcess {
  if (existsSync(log)) renameSync(log, `${log}.previous`);
  // A file and not a pipe: the server outlives us when we are killed.
  const output = openSync(log, "w", 0o600);
  const settings = {
    listen_addresses: "127.0.0.1",
    port: run.port,
    unix_socket_directories: "",
    max_connections: run.maxConnections,
    timezone: "UTC",
    log_timezone: "UTC",
    ...(run.durable ? {} : { fsync: "off", synchronous_commit: "off", full_page_writes: "off" }),
  };
  try {
    return spawnProgram({
      program: programOf(run.binaries, "postgres"),
      folder: run.folder,
      account: run.account,
      output,
      arguments: Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]),
    });
  } finally {
    closeSync(output);
  }
}

function lastLines(text: string): string {
  return text.trim().split("\n").slice(-5).join(" ") || "it said nothing.";
}
