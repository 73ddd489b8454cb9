import type { EntityManager } from "@mikro-orm/postgresql";
import type { Pool } from "pg";
import type { Listener } from "./listener.ts";
import type { Log } from "./log.ts";
import { eventLagSeconds } from "./metrics.ts";
import { createSubscriber, type Subscriber } from "./subscriber.ts";

/** All news of the platform, by topic. Events carry ids; readers fetch the truth. */
export interface Topics {
  serviceChanged: { serviceId: string; name: string; change: "CREATED" | "UPDATED" | "DELETED" };
  runChanged: { runId: string; change: "CREATED" | "UPDATED" };
  /** `service` and `environment` are names. */
  deploymentChanged: {
    deploymentId: string;
    service: string;
    environment: string;
    change: "CREATED" | "UPDATED";
  };
}
export type Topic = keyof Topics;

/** Writes the news in the caller's transaction: it is told if and only if the change is committed. */
export async function recordEvent<T extends Topic>(em: EntityManager, topic: T, ids: Topics[T]): Promise<void> {
  await em.execute("insert into events (topic, ids) values (?, ?)", [topic, JSON.stringify(ids)]);
}

export interface EventFeed {
  /** News from now on that `wanted` lets through; what arrives twice before it is read is one. */
  subscribe<T extends Topic>(topic: T, wanted: (ids: Topics[T]) => boolean): AsyncIterableIterator<Topics[T]>;
  stop(): void;
}

interface Row {
  sequence: string;
  transaction: string;
  topic: Topic;
  ids: Topics[Topic];
  lag: number;
}

// Sequence numbers commit out of order, so "after the last one I saw" can skip one. Everything below the snapshot's
// xmin is final: read from the last xmin on, and drop what was handed out before.
const NEWS = /* SQL */ `
select pg_snapshot_xmin(pg_current_snapshot())::text as horizon,
  coalesce((
    select json_agg(json_build_object('sequence', sequence::text, 'transaction', transaction_id::text, 'topic', topic,
      'ids', ids, 'lag', extract(epoch from clock_timestamp() - at)) order by sequence)
    from events where transaction_id >= $1::xid8), '[]') as rows`;

/** Follows the outbox of all processes, and hands the news to this one's subscribers. */
export async function startEventFeed(pool: Pool, listener: Listener, log: Log, pollMs = 1000): Promise<EventFeed> {
  const subscribers = new Map<Topic, Set<Subscriber<Topics[Topic]>>>();
  const seen = new Map<string, bigint>();
  const { rows: start } = await pool.query<{ horizon: string }>(
    "select pg_snapshot_xmin(pg_current_snapshot())::text as horizon",
  );
  let horizon = start[0]?.horizon ?? "0";
  let reading = false;
  let again = false;

  async function read(deliver: boolean): Promise<void> {
    const { rows } = await pool.query<{ horizon: string; rows: Row[] }>({
      name: "news",
      text: NEWS,
      values: [horizon],
    });
    const news = rows[0];
    if (!news) return;
    for (const row of news.rows.filter(({ sequence }) => !seen.has(sequence))) {
      seen.set(row.sequence, BigInt(row.transaction));
      if (!deliver) continue;
      eventLagSeconds.observe(Math.max(0, row.lag));
      for (const subscriber of subscribers.get(row.topic) ?? []) subscriber.offer(row.ids);
    }
    horizon = news.horizon;
    for (const [sequence, transaction] of seen) if (transaction < BigInt(horizon)) seen.delete(sequence);
  }

  async function drain(): Promise<void> {
    again = true;
    if (reading) return;
    reading = true;
    while (again) {
      again = false;
      await read(true).catch((error) => log.warn({ err: error }, "the news cannot be read yet"));
    }
    reading = false;
  }

  await read(false);
  listener.on("waymark_events", () => void drain());
  const poll = setInterval(() => void drain(), pollMs);

  return {
    subscribe<T extends Topic>(topic: T, wanted: (ids: Topics[T]) => boolean) {
      const all = subscribers.get(topic) ?? new Set();
      subscribers.set(topic, all);
      const subscriber = createSubscriber<Topics[T]>(wanted, () =>
        all.delete(subscriber as unknown as Subscriber<Topics[Topic]>),
      );
      all.add(subscriber as unknown as Subscriber<Topics[Topic]>);
      return subscriber.iterator;
    },
    stop: () => {
      clearInterval(poll);
      for (const subscriber of [...subscribers.values()].flatMap((set) => [...set])) subscriber.end();
    },
  };
}
