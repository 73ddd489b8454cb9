import pg from "pg";
import type { Log } from "./log.ts";

export interface Listener {
  /** Calls back on every notification, and after a reconnect, when some may have been missed. */
  on(channel: string, wake: () => void): void;
  /** Whether the connection stands now. */
  isConnected(): boolean;
  stop(): Promise<void>;
}

/**
 * Keeps one connection that LISTENs. It can die without a word (a restart, a cut network), so it is checked
 * every few seconds and made again with jittered backoff. Notifications only make things faster:
 * whoever listens polls slowly beside it.
 */
export async function startListener(url: string, channels: string[], log: Log): Promise<Listener> {
  const wakes = new Map<string, Set<() => void>>(channels.map((channel) => [channel, new Set()]));
  let client: pg.Client | null = null;
  let stopped = false;
  let failures = 0;
  let timer: NodeJS.Timeout | undefined;

  async function connect(): Promise<void> {
    const fresh = new pg.Client({
      connectionString: url,
      connectionTimeoutMillis: 5000,
      // Without it, a network that falls silent right after connecting would be waited for for ever.
      query_timeout: 5000,
      application_name: "waymark listen",
    });
    fresh.on("error", (error) => lost(fresh, error));
    fresh.on("end", () => lost(fresh, new Error("the connection ended")));
    fresh.on("notification", ({ channel }) => {
      for (const wake of wakes.get(channel) ?? []) wake();
    });
    try {
      await fresh.connect();
      for (const channel of channels) await fresh.query(`listen ${pg.escapeIdentifier(channel)}`);
    } catch (error) {
      fresh.end().catch(() => {});
      throw error;
    }
    if (stopped) return fresh.end();
    client = fresh;
    failures = 0;
    for (const wake of [...wakes.values()].flatMap((set) => [...set])) wake();
  }

  function lost(broken: pg.Client, error: Error): void {
    if (stopped || client !== broken) return;
    client = null;
    log.warn({ err: error }, "the listening connection was lost; connecting again");
    broken.end().catch(() => {});
    schedule();
  }

  function schedule(): void {
    if (stopped) return;
    failures += 1;
    const pause = Math.min(5000, 100 * 2 ** failures) * (0.5 + Math.random() / 2);
    timer = setTimeout(() => void connect().catch(again), pause);
  }

  function again(error: unknown): void {
    log.warn({ err: error }, "the listening connection cannot be made yet");
    schedule();
  }

  // A connection whose other side vanished without closing it says nothing at all: ask.
  const check = setInterval(() => {
    const asked = client;
    if (!asked) return;
    const late = setTimeout(() => lost(asked, new Error("no answer in time")), 3000);
    asked.query("select 1").then(
      () => clearTimeout(late),
      (error: Error) => {
        clearTimeout(late);
        lost(asked, error);
      },
    );
  }, 5000);
  await connect().catch((error: unknown) => {
    clearInterval(check);
    throw error;
  });

  return {
    on: (channel, wake) => void wakes.get(channel)?.add(wake),
    isConnected: () => client !== null,
    stop: async () => {
      stopped = true;
      clearInterval(check);
      clearTimeout(timer);
      await client?.end().catch(() => {});
    },
  };
}
