import { join } from "node:path";
import { findBinaries } from "../postgres/find-binaries.ts";
import { findServer } from "../postgres/find-server.ts";
import { startPostgres } from "../postgres/start-postgres.ts";
import { stopServer } from "../postgres/stop-server.ts";
import { dataFolder } from "./checkout.ts";
import { LaunchError } from "./launch-error.ts";
import type { Part } from "./running-parts.ts";

export const postgresFolder = join(dataFolder, "postgres");

export interface KeptPostgres extends Part {
  /** Its URL, when it answers. */
  ready: Promise<string>;
}

/** Starts the platform's database, and starts it again when it is gone, looking every two seconds. */
export function keepPostgres(port: number, say: (line: string) => void): KeptPostgres {
  const cluster = join(postgresFolder, "cluster");
  const start = () => startPostgres({ dataDir: postgresFolder, port });
  const ready = start().then(
    ({ url }) => url,
    (error: Error) => Promise.reject(new LaunchError(error.message)),
  );
  let starting: Promise<unknown> | null = ready;
  const settle = () => {
    starting = null;
  };
  ready.then(settle, settle);

  const timer = setInterval(() => {
    if (starting !== null || findServer(cluster) !== null) return;
    say("PostgreSQL ended unexpectedly; starting it again");
    starting = start()
      .catch((error: Error) => say(error.message))
      .finally(settle);
  }, 2_000);

  return {
    ready,
    async stop() {
      clearInterval(timer);
      await Promise.allSettled([starting]);
      await stopPostgres();
    },
    kill() {
      clearInterval(timer);
      const server = findServer(cluster);
      // An immediate shutdown: the next start recovers, and nothing committed is lost.
      if (server !== null) process.kill(server.pid, "SIGQUIT");
    },
  };
}

/** Stops the platform's database if it runs, whoever started it. */
export async function stopPostgres(): Promise<void> {
  const cluster = join(postgresFolder, "cluster");
  if (findServer(cluster) !== null) await stopServer(cluster, findBinaries());
}
