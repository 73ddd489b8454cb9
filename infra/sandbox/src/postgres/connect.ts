import { setTimeout as sleep } from "node:timers/promises";
import { Client, DatabaseError } from "pg";
import { SUPERUSER } from "./make-cluster.ts";

/** `postgres://waymark:…@127.0.0.1:port/database` */
export function urlOf(port: number, password: string, database: string): string {
  return `postgres://${SUPERUSER}:${password}@127.0.0.1:${port}/${database}`;
}

/** Runs `use` on a connection of its own and closes it. */
export async function withConnection<T>(url: string, use: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 20_000 });
  // A server that stops while we are connected would otherwise end this process.
  client.on("error", () => undefined);
  try {
    await client.connect();
    return await use(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

// "The database system is starting up": it recovers after a crash. Every other answer is an answer.
const STARTING_UP = "57P03";

/**
 * Waits until the server lets us in.
 *
 * @param isRunning asked between two tries.
 * @param within milliseconds.
 * @returns false when it stopped running or never answered; other refusals (a wrong password) are thrown.
 */
export async function waitForServer(url: string, isRunning: () => boolean, within: number): Promise<boolean> {
  const deadline = Date.now() + within;
  while (isRunning() && Date.now() < deadline) {
    try {
      await withConnection(url, (client) => client.query("select 1"));
      return true;
    } catch (error) {
      if (error instanceof DatabaseError && error.code !== STARTING_UP) throw error;
      await sleep(25);
    }
  }
  return false;
}

/** Creates the database unless it is there; two processes may try at once. */
export async function createDatabase(url: string, database: string): Promise<void> {
  await withConnection(url, async (client) => {
    const { rowCount } = await client.query("select 1 from pg_database where datname = $1", [database]);
    if (rowCount !== 0) return;
    try {
      await client.query(`create database ${client.escapeIdentifier(database)}`);
    } catch (error) {
      // duplicate_database, or the same seen by the unique index
      if (!["42P04", "23505"].includes((error as { code?: string }).code ?? "")) throw error;
    }
  });
}
