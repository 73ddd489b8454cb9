import {
  DescribeLogStreamsCommand,
  FilterLogEventsCommand,
  GetLogEventsCommand,
} from "@aws-sdk/client-cloudwatch-logs";
import { expect, test } from "vitest";
import {
  cluster,
  eventually,
  makeImage,
  type OpenEcs,
  openEcs,
  temporaryFolder,
  versionAt,
} from "../ecs/testing/open-ecs.ts";
import { readPieces } from "../github/testing/read-pieces.ts";
import type { TaskLine } from "./log-line.ts";
import { LogStore } from "./log-store.ts";

const group = "/waymark/dev/orders";
const address = `/_logs?cluster=${cluster}&service=orders`;

async function openWithOrders(desiredCount = 1): Promise<OpenEcs> {
  const open = await openEcs();
  await makeImage(open.options.imagesDir, "orders", "one");
  await open.create(await open.register("one"), { desiredCount });
  await eventually(async () => {
    expect(await versionAt(open.ecs.loadBalancerUrl)).toBe("one");
    expect((await open.tasks()).filter((task) => task.healthStatus === "HEALTHY")).toHaveLength(desiredCount);
  });
  return open;
}

async function read(open: OpenEcs, more = "", accept = "application/json"): Promise<Response> {
  return fetch(`${open.ecs.url}${address}${more}`, { headers: { accept } });
}

/** What comes until it holds these words. @throws Error when it ends before. */
async function readUntil(response: Response, words: string): Promise<string> {
  let said = "";
  for await (const piece of readPieces(response)) {
    said += piece;
    if (said.includes(words)) return said;
  }
  throw new Error(`It ended with ${said}`);
}

async function readLines(open: OpenEcs, more = ""): Promise<TaskLine[]> {
  return ((await (await read(open, more)).json()) as { lines: TaskLine[] }).lines;
}

test("what tasks say is kept with its time and stream, and told by task, time and count", async () => {
  const open = await openWithOrders(2);
  const lines = await readLines(open);
  expect(lines.filter(({ stream }) => stream === "stdout").map(({ message }) => message)).toEqual([
    "hello from one",
    "hello from one",
  ]);
  expect(lines.filter(({ stream }) => stream === "stderr").map(({ message }) => message)).toEqual([
    expect.stringMatching(/^listening on \d+$/),
    expect.stringMatching(/^listening on \d+$/),
  ]);
  const task = lines[0]?.task ?? "";
  expect(new Set((await readLines(open, `&task=${task}`)).map((line) => line.task))).toEqual(new Set([task]));
  expect(await readLines(open, "&limit=1")).toEqual(lines.slice(-1));
  const last = lines.at(-1)?.at ?? 0;
  expect(await readLines(open, `&since=${last + 1}`)).toEqual([]);
  expect(await readLines(open, `&since=${new Date(last).toISOString()}`)).toEqual(lines.filter(({ at }) => at >= last));
  expect(await (await read(open, "", "*/*")).text()).toContain(` ${task.slice(0, 8)} stdout hello from one\n`);
});

test("lines outlive their task and the sandbox", async () => {
  const first = await openWithOrders();
  await first.ecs.stop();
  const { dataDir, imagesDir } = first.options;
  const second = await openEcs({ dataDir, imagesDir });
  const messages = (await readLines(second)).map(({ message }) => message);
  expect(messages).toEqual(
    expect.arrayContaining(["hello from one", "told to stop", "Task stopped: The sandbox was stopped (exit code 0)"]),
  );
});

test("a browser gets a page, safe whatever is said, and follows what comes", async () => {
  const open = await openWithOrders();
  await makeImage(open.options.imagesDir, "orders", "evil", { VERSION: "<script>alert(1)</script>" });
  const page = await read(open, "", "text/html");
  expect(page.headers.get("content-security-policy")).toMatch(/default-src 'none'.*script-src 'sha256-/);
  const html = await page.text();
  expect(html).toContain("hello from one");
  expect(html).not.toMatch(/(src|href)="https?:/);
  const following = await read(open, `&since=${Date.now()}`, "text/event-stream");
  expect(following.headers.get("content-type")).toContain("text/event-stream");
  const [task] = await open.tasks();
  await open.control({ failHealthChecks: 3 });
  const said = await readUntil(following, "told to stop");
  const events = said
    .split("\n\n")
    .filter(Boolean)
    .map((event) => JSON.parse(event.replace("data: ", "")) as TaskLine);
  expect(events.map(({ message }) => message)).toContain("told to stop");
  expect(task?.taskArn).toContain(events[0]?.task);
});

test("a page does not run what a task says", async () => {
  const open = await openEcs();
  await makeImage(open.options.imagesDir, "orders", "evil", { VERSION: "</pre><script>alert(1)</script>" });
  await open.create(await open.register("evil"));
  const page = async () => (await read(open, "", "text/html")).text();
  await eventually(async () => expect(await page()).toContain("listening on"));
  expect(await page()).toContain("&lt;script&gt;alert(1)");
});

test("an AWS SDK reads the same lines", async () => {
  const open = await openWithOrders();
  const words = await open.logs.send(new FilterLogEventsCommand({ logGroupName: group, filterPattern: "hello one" }));
  expect(words.events?.map(({ message }) => message)).toEqual(["hello from one"]);
  const pages = await open.logs.send(new FilterLogEventsCommand({ logGroupName: group, limit: 1 }));
  const rest = await open.logs.send(new FilterLogEventsCommand({ logGroupName: group, nextToken: pages.nextToken }));
  const lines = await readLines(open);
  const told = [...(pages.events ?? []), ...(rest.events ?? [])];
  expect(told.map(({ message }) => message)).toEqual(lines.map(({ message }) => message));
  const newest = { logGroupName: group, startFromHead: false, limit: 1 };
  const back = await open.logs.send(new FilterLogEventsCommand(newest));
  expect(back.events).toEqual(told.slice(-1));
  const before = await open.logs.send(new FilterLogEventsCommand({ ...newest, nextToken: back.nextToken }));
  expect(before.events).toEqual(told.slice(-2, -1));
  const later = { logGroupName: group, startTime: told[1]?.timestamp ?? 0 };
  expect((await open.logs.send(new FilterLogEventsCommand(later))).events).toEqual(
    told.filter(({ timestamp = 0 }) => timestamp >= later.startTime),
  );
  const { logStreams } = await open.logs.send(new DescribeLogStreamsCommand({ logGroupName: group }));
  const [task] = await open.tasks();
  const logStreamName = `orders/orders/${task?.taskArn?.split("/").at(-1)}`;
  expect(logStreams).toEqual([{ logStreamName }]);
  const given = { logGroupName: group, logStreamName, startFromHead: true, limit: 1 };
  const head = await open.logs.send(new GetLogEventsCommand(given));
  expect(head.events?.[0]?.timestamp).toBe((await readLines(open))[0]?.at);
  const end = await open.logs.send(
    new GetLogEventsCommand({ logGroupName: group, logStreamName, startTime: Date.now() + 60_000 }),
  );
  expect(end.events).toEqual([]);
  await expect(open.logs.send(new FilterLogEventsCommand({ logGroupName: "/waymark/dev/none" }))).rejects.toMatchObject(
    {
      name: "ResourceNotFoundException",
    },
  );
  const pattern = { logGroupName: group, filterPattern: "{ $.level = 50 }" };
  await expect(open.logs.send(new FilterLogEventsCommand(pattern))).rejects.toThrow("words and phrases in quotes only");
});

test("a page may be empty and name a next one, lines may come late, and the API may have had enough", async () => {
  const open = await openEcs();
  await open.control({ lateLines: { milliseconds: 3_600_000, next: 1 } });
  await makeImage(open.options.imagesDir, "orders", "one");
  await open.create(await open.register("one"));
  await eventually(async () => expect((await readLines(open)).length).toBeGreaterThan(1));
  const said = (await readLines(open)).filter(({ stream }) => stream !== "sandbox").map(({ message }) => message);
  const filter = (nextToken?: string) => open.logs.send(new FilterLogEventsCommand({ logGroupName: group, nextToken }));
  await open.control({ emptyPages: { next: 1 } });
  const empty = await filter();
  expect(empty.events).toEqual([]);
  const told = (await filter(empty.nextToken)).events?.map(({ message }) => message);
  expect(told).not.toContain(said[0]);
  expect(told).toContain(said[1]);
  await open.control({ throttle: { next: 1, operation: "FilterLogEvents" } });
  await expect(filter()).rejects.toMatchObject({ name: "ThrottlingException", message: "Rate exceeded" });
});

test("a task that talks without end fills no disk", async () => {
  const store = new LogStore(await temporaryFolder());
  const source = { cluster, service: "orders", task: "a".repeat(32) };
  const message = "x".repeat(1000);
  for (let at = 1; at <= 5000; at += 1) store.add(source, [{ at, stream: "stdout", message }]);
  const lines = store.read(source);
  expect(lines.at(-1)?.at).toBe(5000);
  expect(lines.length).toBeLessThan(1200);
  expect(lines.length).toBeGreaterThan(400);
});

test("an address that names no service is refused", async () => {
  const { ecs } = await openEcs();
  expect((await fetch(`${ecs.url}/_logs?cluster=${cluster}`)).status).toBe(400);
  const outside = await fetch(`${ecs.url}/_logs?cluster=..&service=..`, { headers: { accept: "application/json" } });
  expect(await outside.json()).toEqual({ cluster: "..", service: "..", lines: [] });
});
