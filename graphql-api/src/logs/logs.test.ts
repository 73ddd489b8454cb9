import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { seedService } from "../deployment/testing/seed-service.ts";
import { startQuickApi } from "../deployment/testing/start-quick-api.ts";
import { meetPerson } from "../testing/meet-person.ts";
import { startWorld, type World } from "../testing/start-test-platform.ts";
import { type Line, openTalk } from "./testing/open-talk.ts";

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

// Each begins with a service that starts.
vi.setConfig({ testTimeout: 90_000 });

/** Longer than a follower is ever behind, shorter than it looks back. */
const LATE = 6000;

const words = (lines: readonly Line[]) => lines.map(({ message }) => message);
const times = (lines: readonly Line[], message: string) => words(lines).filter((word) => word === message).length;

test("the last lines of a service are told as people read them, and no more than were asked for", async () => {
  const { say, last, place, person } = await openTalk(world);
  await say(
    JSON.stringify({ level: 50, time: 1, msg: "card refused", requestId: "r-1", err: { type: "Error" } }),
    JSON.stringify({ severity: "WARNING", message: "slow <b>query</b>" }),
    "\u001b[32mready\u001b[39m — grüße, 猫 🐈",
    '{"level": 30, half a line',
    "a\tb\u0000c\u0007",
  );
  await expect.poll(async () => (await last(5)).logs.length).toBe(5);
  await expect.poll(async () => (await last(1)).logs[0]?.message).toBe("a\tb␀c␇");
  const told = await last(5);
  const task = told.logs[0]?.task ?? "";
  expect(task).toMatch(/^[0-9a-f]{8}$/);
  const line = (message: string, level: string | null = null, fields: object | null = null) => ({
    id: expect.stringMatching(/^\d{56}$/),
    ...{ task, level, message, fields },
  });
  expect(told).toEqual({
    logs: [
      line("card refused", "error", { requestId: "r-1", err: { type: "Error" } }),
      line("slow <b>query</b>", "warn"),
      line("ready — grüße, 猫 🐈"),
      line('{"level": 30, half a line'),
      line("a\tb␀c␇"),
    ],
    logsProblem: null,
  });
  expect((await last(2)).logs).toEqual(told.logs.slice(-2));
  const tooMany = `{ node(id: "${place}") { ... on ServiceEnvironment { logs(last: 1001) { id } } } }`;
  await expect(person.ask(tooMany)).rejects.toThrow("Ask for the last 1 to 1000 lines.");
});

test("followers hear each line once, through empty pages, throttling, late lines and another task", async () => {
  const { say, follow, control, endTask, metric } = await openTalk(world);
  const hears = (heard: Line[], message: string) => expect.poll(() => times(heard, message)).toBe(1);
  await say("one");
  const first = follow();
  await hears(first.heard, "one");
  const second = follow();
  await hears(second.heard, "one");
  expect(await metric("waymark_log_followers")).toBe(2);

  await control({ emptyPages: { next: 2 }, throttle: { next: 3, operation: "FilterLogEvents" } });
  await say("two");
  await hears(first.heard, "two");
  await control({ lateLines: { milliseconds: LATE, next: 1 } });
  await say("late");
  await say("punctual");
  for (const { heard } of [first, second]) {
    await hears(heard, "punctual");
    await hears(heard, "late");
    expect(words(heard).slice(-2)).toEqual(["punctual", "late"]);
  }

  const { task } = first.heard.find(({ message }) => message === "one") as Line;
  await endTask();
  await first.leave();
  await expect.poll(() => metric("waymark_log_followers")).toBe(1);
  const isBack = async () => {
    await say("three").catch(() => {});
    return second.heard.some((line) => line.message === "three" && line.task !== task);
  };
  await expect.poll(isBack, { interval: 500, timeout: 40_000 }).toBe(true);
  expect(words(first.heard)).not.toContain("three");
  expect(new Set(second.heard.map(({ id }) => id)).size).toBe(second.heard.length);

  await second.leave();
  await expect.poll(() => metric("waymark_log_followers")).toBe(0);
  const calls = await metric("waymark_logs_call_duration_seconds_count");
  const third = follow();
  await hears(third.heard, "late");
  expect(words(third.heard).slice(0, 2)).toEqual(["one", "two"]);
  expect(await metric("waymark_logs_call_duration_seconds_count")).toBeGreaterThan(calls);
});

test("whoever comes back is told what was written meanwhile, and where that is too much, what may be missing", async () => {
  const { say, follow, last } = await openTalk(world);
  await say("known");
  const known = follow();
  await expect.poll(() => times(known.heard, "known")).toBe(1);
  await known.leave();
  const since = known.heard.at(-1)?.at ?? "";
  const say500 = (from: number) => say(...Array.from({ length: 500 }, (_, index) => `line ${from + index}`));

  await say500(1);
  const back = follow(since);
  await expect.poll(() => times(back.heard, "line 500")).toBe(1);
  expect(back.heard.filter(({ missingSince }) => missingSince)).toEqual([]);
  expect(words(back.heard).filter((word) => word.startsWith("line")).length).toBe(500);
  await say("while it is back");
  await expect.poll(() => words(back.heard).at(-1)).toBe("while it is back");

  await say500(501);
  await say500(1001);
  await expect.poll(async () => (await last(1)).logs[0]?.message).toBe("line 1500");
  const late = follow(since);
  await expect.poll(() => times(late.heard, "line 1500")).toBe(1);
  const [mark, oldest] = late.heard;
  expect(mark).toMatchObject({ task: "", level: "warn", missingSince: since, at: oldest?.at });
  expect(mark?.message).toBe(`Lines may be missing between ${since} and ${oldest?.at}.`);
  expect(late.heard).toHaveLength(1001);
  expect(oldest?.message).toBe("line 501");
});

test("where lines cannot be read there are none, and a sentence says why", async () => {
  const { last, control } = await openTalk(world);
  await control({ failBefore: { operation: "FilterLogEvents" } });
  expect(await last(5)).toEqual({
    logs: [],
    logsProblem: expect.stringMatching(
      /^Could not read the lines of \/waymark\/dev\/orders in eu-central-1\. AWS answered/,
    ),
  });
  await control({ failBefore: null });
  expect(await last(5)).toMatchObject({ logsProblem: null });

  await seedService(world, "silent");
  const query = '{ service(name: "silent") { id environments { id logs { id } logsProblem } } }';
  const api = await startQuickApi(world);
  const person = await meetPerson(api, "vic");
  const { service } = await person.ask<{ service: { environments: { id: string }[] } }>(query);
  const missing = "Logs cannot be read here: the platform has no AWS configured (AWS_REGION).";
  expect(service.environments).toEqual(
    [1, 2, 3].map(() => ({ id: expect.any(String), logs: [], logsProblem: missing })),
  );
  const follow = `subscription { logsFollowed(serviceEnvironment: "${service.environments[0]?.id}") { id } }`;
  await expect(api.subscribe(follow, {}, person.as).next()).rejects.toThrow(missing);
  await api.stop();
});

test("a service that has never said anything has no lines and no problem", async () => {
  const { person } = await openTalk(world);
  await seedService(world, "mute");
  const query = '{ service(name: "mute") { environment(name: "prod") { logs { id } logsProblem } } }';
  expect(await person.ask(query)).toEqual({ service: { environment: { logs: [], logsProblem: null } } });
});
