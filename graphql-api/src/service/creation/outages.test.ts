import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { holdRuns } from "../../testing/hold-runs.ts";
import { meetPerson, type Person } from "../../testing/meet-person.ts";
import { startWorld, type World } from "../../testing/start-test-platform.ts";
import { CREATION_WRITES } from "../testing/creation-writes.ts";
import { traceOf, wholeTrace } from "../testing/trace-creation.ts";

let world: World;
let dev: Person;

beforeAll(async () => {
  world = await startWorld();
  dev = await meetPerson(await world.startApi(), "dev");
});
beforeEach(() => world.github.forget());
afterAll(() => world.stop());

const LOSSES = [
  { how: "dropReply", loss: "the connection breaks after the effect" },
  { how: "respond502AfterSuccess", loss: "GitHub answers 502 after the effect" },
  { how: "failBefore", loss: "GitHub answers 502 without an effect" },
];

test.each(CREATION_WRITES.flatMap((write) => LOSSES.map((loss) => ({ ...write, ...loss }))))(
  "$call: where $loss, it is there once in the end",
  async ({ call, match, how }) => {
    await world.github.control({ [how]: { next: 1, match } });
    const name = `${call}-${how.toLowerCase()}`;
    expect(await dev.createAndFollow({ name })).toMatchObject({ status: "SUCCEEDED", error: null });
    expect((await world.github.requests()).filter(({ changedBy }) => changedBy === how)).toHaveLength(1);
    expect(await traceOf(world, name)).toEqual(wholeTrace(name));
  },
);

test("a repository that nobody can see for a while is waited for, and not made twice", async () => {
  await world.github.control({ visibilityDelay: { milliseconds: 1500 } });
  const run = await dev.createAndFollow({ name: "late-to-be-seen" });
  await world.github.control({ visibilityDelay: null });
  expect(run).toMatchObject({ status: "SUCCEEDED", error: null });
  expect(await traceOf(world, "late-to-be-seen")).toEqual(wholeTrace("late-to-be-seen"));
});

test("made, not answered, and not to be seen: still one repository", async () => {
  await world.github.control({
    visibilityDelay: { milliseconds: 1500 },
    dropReply: { next: 1, match: { path: "/orgs/acme/repos$" } },
  });
  const run = await dev.createAndFollow({ name: "lost-and-hidden" });
  await world.github.control({ visibilityDelay: null });
  expect(run).toMatchObject({ status: "SUCCEEDED", error: null });
  expect(await traceOf(world, "lost-and-hidden")).toEqual(wholeTrace("lost-and-hidden"));
});

test("a limit is waited out: the person sees until when, GitHub hears nothing before, then it goes on", async () => {
  await world.github.control({ secondaryRateLimit: { next: 1, retryAfter: 3, match: { path: "/contents/" } } });
  const { service } = await dev.create({ name: "limited" });
  const id = service?.creation?.id ?? "";
  const waiting = await holdRuns(world, "WAITING", () => dev.follow(id, "WAITING"));
  const seenAt = Date.now();
  const limited = (await world.github.requests()).find(({ changedBy }) => changedBy === "secondaryRateLimit");
  const until = (limited?.at ?? 0) + 3000;
  expect(Date.parse(waiting.waitingUntil ?? "")).toBeGreaterThanOrEqual(until);
  expect(Date.parse(waiting.waitingUntil ?? "")).toBeLessThanOrEqual(seenAt + 3000);
  expect(waiting.error).toBe(
    `Could not put the first file into acme/limited: GitHub's request limit is used up until ${waiting.waitingUntil}. It goes on by itself after that.`,
  );
  expect(waiting.steps[1]).toMatchObject({ status: "WAITING", attempts: 0, message: waiting.error });

  const run = await dev.follow(id);
  expect(run).toMatchObject({ status: "SUCCEEDED", error: null, waitingUntil: null });
  expect(run.steps[1]).toMatchObject({ attempts: 1 });
  const later = (await world.github.requests()).filter(({ at }) => at > (limited?.at ?? 0));
  expect(later.length).toBeGreaterThan(0);
  expect(later.filter(({ at }) => at < until)).toEqual([]);
  expect(await traceOf(world, "limited")).toEqual(wholeTrace("limited"));
});

test("a long outage is tried a few times, more and more slowly, and ends with a sentence; retry works after it", async () => {
  await world.github.control({ failBefore: { match: { path: "/actions/variables$" } } });
  const run = await dev.createAndFollow({ name: "stormy" });
  expect(run).toMatchObject({ status: "FAILED" });
  expect(run.error).toMatch(/^Could not set the variable WAYMARK_ENVIRONMENTS of acme\/stormy\. GitHub answered 502/);
  expect(run.steps[2]).toMatchObject({ name: "set-variables", status: "FAILED", attempts: 6 });
  const tries = (await world.github.requests()).filter(({ changedBy }) => changedBy === "failBefore");
  expect(tries).toHaveLength(6);
  const pauses = tries.slice(1).map(({ at }, index) => at - (tries[index]?.at ?? 0));
  // Each pause is at least 3/4 of twice the last: 250 ms at first.
  for (const [index, pause] of pauses.entries()) expect(pause).toBeGreaterThanOrEqual(250 * 2 ** index * 0.75);

  await world.github.control({ failBefore: null });
  const { run: resumed } = await dev.retry("stormy");
  expect(await dev.follow(resumed?.id ?? "")).toMatchObject({ status: "SUCCEEDED", error: null });
  expect(await traceOf(world, "stormy")).toEqual(wholeTrace("stormy"));
});
