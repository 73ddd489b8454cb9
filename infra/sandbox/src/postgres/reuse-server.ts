import { urlOf, waitForServer, withConnection } from "./connect.ts";
import { findServer, isAlive } from "./find-server.ts";
import type { ServerRun } from "./run-server.ts";
import { stopServer } from "./stop-server.ts";

/**
 * Takes over the server that an earlier process left running on this folder.
 *
 * @returns its port, or `null` when there is none; one that runs with other settings than wanted, or does not answer
 * within 30 s, is stopped.
 */
export async function reuseServer(run: ServerRun, log: (line: string) => void): Promise<number | null> {
  const server = findServer(run.folder);
  if (server === null) return null;
  if (await fits(run, server.pid, server.port)) {
    log(`PostgreSQL was still running on 127.0.0.1:${server.port}`);
    return server.port;
  }
  log(`Stopping the PostgreSQL that an earlier start left running (process ${server.pid})`);
  await stopServer(run.folder, run.binaries);
  return null;
}

async function fits(run: ServerRun, pid: number, port: number): Promise<boolean> {
  if (run.port !== 0 && run.port !== port) return false;
  const url = urlOf(port, run.password, "postgres");
  if (!(await waitForServer(url, () => isAlive(pid), 30_000))) return false;
  const wanted = `${run.durable ? "on" : "off"} ${run.maxConnections}`;
  const { rows } = await withConnection(url, (client) =>
    client.query("select current_setting('fsync') || ' ' || current_setting('max_connections') as settings"),
  );
  return (rows as { settings: string }[])[0]?.settings === wanted;
}
