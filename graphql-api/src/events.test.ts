import "reflect-metadata";
import pg from "pg";
import { expect, onTestFinished, test } from "vitest";
import { startEventFeed, type Topics } from "./events.ts";
import { type Listener, startListener } from "./listener.ts";
import { createLog } from "./log.ts";
import { startLine } from "./testing/start-line.ts";
import { startRunEngine } from "./testing/start-run-engine.ts";

const log = createLog("silent");
const HOUR = 3_600_000;
type Told = Topics["serviceChanged"];

/** A transaction of one's own, ended by hand. */
async function begin(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  onTestFinished(() => client.end());
  await client.query("begin");
  return client;
}

const about = (serviceId: string, change: Told["change"] = "UPDATED"): Told => ({ serviceId, name: serviceId, change });
const write = (client: Pick<pg.Client, "query">, ids: Told) =>
  client.query("insert into events (topic, ids) values ('serviceChanged', $1)", [JSON.stringify(ids)]);

/** What a feed tells about services, as it comes. */
function listen(feed: { subscribe: Awaited<ReturnType<typeof startEventFeed>>["subscribe"] }): string[] {
  const told: string[] = [];
  void (async () => {
    for await (const { serviceId } of feed.subscribe("serviceChanged", () => true)) told.push(serviceId);
  })();
  return told;
}

test("news is told when its transaction commits, and not when it is taken back", async () => {
  const { platform, databaseUrl } = await startRunEngine();
  const told = listen(platform.events);
  const kept = await begin(databaseUrl);
  const dropped = await begin(databaseUrl);
  await write(dropped, about("dropped"));
  await write(kept, about("kept"));
  expect(told).toEqual([]);
  await dropped.query("rollback");
  await kept.query("commit");
  await expect.poll(() => told).toEqual(["kept"]);
});

test("news with a lower number that commits later is not missed, and none is told twice", async () => {
  const { platform, databaseUrl } = await startRunEngine();
  const told = listen(platform.events);
  const slow = await begin(databaseUrl);
  await write(slow, about("first-written"));
  await write(platform.pool, about("second-written"));
  await expect.poll(() => told).toEqual(["second-written"]);
  await write(platform.pool, about("third-written"));
  await expect.poll(() => told).toEqual(["second-written", "third-written"]);
  await slow.query("commit");
  await expect.poll(() => told).toEqual(["second-written", "third-written", "first-written"]);

  await write(platform.pool, about("last"));
  await expect.poll(() => told).toEqual(["second-written", "third-written", "first-written", "last"]);
});

test("news of many transactions that end in any order is told exactly once each", async () => {
  const { platform, databaseUrl } = await startRunEngine();
  const told = listen(platform.events);
  const names = Array.from({ length: 20 }, (_, number) => `service-${number}`);
  const open = await Promise.all(names.map(() => begin(databaseUrl)));
  for (const [number, client] of open.entries()) await write(client, about(names[number] ?? ""));
  // 7 and 20 share no divisor: every one is ended, far from the order of their numbers.
  for (let turn = 0; turn < 20; turn += 1) {
    await open[(turn * 7) % 20]?.query("commit");
    await write(platform.pool, about(`between-${turn}`));
  }
  const all = [...names, ...names.map((_, number) => `between-${number}`)].sort();
  await expect.poll(() => [...told].sort()).toEqual(all);
});

test("news is found by the poll when its notification is lost", async () => {
  const { platform } = await startRunEngine();
  const deaf: Listener = { on: () => {}, isConnected: () => true, stop: async () => {} };
  const feed = await startEventFeed(platform.pool, deaf, log, 50);
  onTestFinished(() => feed.stop());
  const told = listen(feed);
  await write(platform.pool, about("unannounced"));
  await expect.poll(() => told).toEqual(["unannounced"]);
});

test("news from the time of a broken connection is told after it is made again", async () => {
  const { platform, databaseUrl } = await startRunEngine();
  const line = await startLine();
  onTestFinished(() => line.stop());
  const port = Number(new URL(databaseUrl).port);
  line.leadTo(port);
  const through = new URL(databaseUrl);
  through.host = new URL(line.url).host;
  const listener = await startListener(through.href, ["waymark_events"], log);
  onTestFinished(() => listener.stop());
  // The poll would hide that the listener came back.
  const feed = await startEventFeed(platform.pool, listener, log, HOUR);
  onTestFinished(() => feed.stop());
  const told = listen(feed);

  line.leadTo(null);
  line.cut();
  await expect.poll(() => listener.isConnected()).toBe(false);
  await write(platform.pool, about("meanwhile"));
  line.leadTo(port);
  await expect.poll(() => told).toEqual(["meanwhile"]);
  await expect.poll(() => listener.isConnected()).toBe(true);
});

test("what was told before somebody listened is not told again", async () => {
  const { platform } = await startRunEngine();
  await write(platform.pool, about("before"));
  const early = listen(platform.events);
  const feed = await startEventFeed(
    platform.pool,
    { on: () => {}, isConnected: () => true, stop: async () => {} },
    log,
    50,
  );
  onTestFinished(() => feed.stop());
  const late = listen(feed);
  await write(platform.pool, about("after"));
  await expect.poll(() => late).toEqual(["after"]);
  await expect.poll(() => early.at(-1)).toBe("after");
});

test("a reader who pauses is kept each piece of news once, however often it comes, and only what was wanted", async () => {
  const { platform } = await startRunEngine();
  const slow = platform.events.subscribe("serviceChanged", ({ name }) => name !== "unwanted");
  const fast = listen(platform.events);
  for (let time = 0; time < 100; time += 1) {
    await write(platform.pool, about("often"));
    await write(platform.pool, about("unwanted"));
  }
  await write(platform.pool, about("once", "CREATED"));
  await expect.poll(() => fast.at(-1)).toBe("once");
  await write(platform.pool, about("end"));
  await expect.poll(() => fast.at(-1)).toBe("end");

  const read: Told[] = [];
  for await (const told of slow) {
    read.push(told);
    if (told.serviceId === "end") break;
  }
  expect(read).toEqual([about("often"), about("once", "CREATED"), about("end")]);
});

test("a reader who leaves while waiting is let go at once, and one more reading ends", async () => {
  const { platform } = await startRunEngine();
  const news = platform.events.subscribe("runChanged", () => true);
  const waiting = news.next();
  await news.return?.();
  expect(await waiting).toEqual({ value: undefined, done: true });
  expect(await news.next()).toEqual({ value: undefined, done: true });
});
