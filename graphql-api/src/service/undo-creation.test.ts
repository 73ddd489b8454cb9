import { afterAll, beforeAll, expect, test } from "vitest";
import { holdRuns } from "../testing/hold-runs.ts";
import { meetPerson, type Person, type ProblemSeen } from "../testing/meet-person.ts";
import { startWorld, type TestApi, type World } from "../testing/start-test-platform.ts";
import { traceOf, undoneTrace, wholeTrace } from "./testing/trace-creation.ts";

let world: World;
let api: TestApi;
let dev: Person;
let ada: Person;

beforeAll(async () => {
  world = await startWorld();
  api = await world.startApi();
  [dev, ada] = await Promise.all([meetPerson(api, "dev"), meetPerson(api, "ada")]);
});
afterAll(() => world.stop());

/** A creation that failed at its fourth step, for a reason that is mended by now. */
async function failed(who: Person, input: { name: string } & Record<string, unknown>): Promise<void> {
  await world.github.control({ missingPermission: ["workflows"] });
  expect(await who.createAndFollow(input)).toMatchObject({ status: "FAILED" });
  await world.github.control({ missingPermission: null });
}

const refused = (code: string, message: string): { run: null; problems: ProblemSeen[] } => ({
  run: null,
  problems: [{ code, field: ["service"], message }],
});

test("undo takes the repository and the catalog's entry back; the runs stay, and tell it step by step", async () => {
  await failed(dev, { name: "mistake" });
  const { run, problems } = await dev.undo("mistake");
  expect(problems).toEqual([]);
  expect(await dev.follow(run?.id ?? "")).toMatchObject({
    kind: "UNDO_CREATION",
    status: "SUCCEEDED",
    error: null,
    steps: [
      { name: "undo-make-repository", status: "SUCCEEDED", message: "Deleted acme/mistake.", attempts: 1 },
      { name: "remove-service", status: "SUCCEEDED", message: "The name mistake is free again.", attempts: 1 },
    ],
  });
  expect(await dev.service("mistake")).toBeNull();
  expect(await traceOf(world, "mistake")).toEqual(undoneTrace());
  const audit = await ada.ask(`{ audit(subject: "mistake") { nodes { action result actor { login } } } }`);
  expect(audit).toEqual({
    audit: {
      nodes: [
        { action: "undoCreation", result: "DONE", actor: { login: "dev" } },
        { action: "createService", result: "DONE", actor: { login: "dev" } },
      ],
    },
  });
});

test("an undone name is free: a new creation of it makes a new service and a new repository", async () => {
  await failed(dev, { name: "again" });
  const before = await dev.service("again");
  const [first] = (await world.github.repositories()).filter(({ name }) => name === "again");
  const { run } = await dev.undo("again");
  await dev.follow(run?.id ?? "");

  expect(await dev.createAndFollow({ name: "again" })).toMatchObject({ status: "SUCCEEDED" });
  const after = await dev.service("again");
  expect(after?.id).not.toBe(before?.id);
  const [second] = (await world.github.repositories()).filter(({ name }) => name === "again");
  expect(second).toMatchObject({ creations: 2, exists: true });
  expect(second?.homepageUrl).not.toBe(first?.homepageUrl);
  const { runs, repositories, ...rest } = await traceOf(world, "again");
  const { runs: _, repositories: __, ...whole } = wholeTrace("again");
  expect(rest).toEqual(whole);
  expect(runs.map(({ kind, status }) => `${kind} ${status}`)).toEqual([
    "CREATE_SERVICE CANCELLED",
    "UNDO_CREATION SUCCEEDED",
    "CREATE_SERVICE SUCCEEDED",
  ]);
});

test("a creation that is ready, under way or unknown cannot be undone", async () => {
  await dev.createAndFollow({ name: "stays" });
  expect(await dev.undo("stays")).toEqual(refused("CONFLICT", "Only a failed creation can be undone; stays is READY."));
  await holdRuns(world, "QUEUED", async () => {
    await dev.create({ name: "under-way" });
    expect(await dev.undo("under-way")).toEqual(
      refused("CONFLICT", "Only a failed creation can be undone; under-way is CREATING."),
    );
  });
  expect(await dev.undo("never-was")).toEqual(refused("NOT_FOUND", `There is no service "never-was".`));
});

test("another team's developer may not, an ADMIN may", async () => {
  await failed(ada, { name: "others", owner: "payments" });
  expect(await dev.undo("others")).toEqual(
    refused("FORBIDDEN", "others is Payments's. Ask one of that team, or an ADMIN."),
  );
  await failed(dev, { name: "ours" });
  const { run } = await ada.undo("ours");
  expect(await ada.follow(run?.id ?? "")).toMatchObject({ status: "SUCCEEDED" });
});

test("asked twice, undo answers the same run; a retry meanwhile is a conflict", async () => {
  await failed(dev, { name: "twice" });
  const run = await holdRuns(world, "QUEUED", async () => {
    const [one, two] = await Promise.all([dev.undo("twice"), dev.undo("twice")]);
    const three = await dev.undo("twice");
    expect([one.problems, two.problems, three.problems]).toEqual([[], [], []]);
    expect(new Set([one.run?.id, two.run?.id, three.run?.id]).size).toBe(1);
    expect(await dev.retry("twice")).toEqual(
      refused("CONFLICT", "twice is being undone. Wait for that, or undo again."),
    );
    return one.run;
  });
  expect(await dev.follow(run?.id ?? "")).toMatchObject({ status: "SUCCEEDED" });
  expect(await traceOf(world, "twice")).toEqual(undoneTrace());
});

test("an undo that fails leaves the service FAILED, and asked for again goes on where it failed", async () => {
  await failed(dev, { name: "stubborn" });
  await world.github.control({ missingPermission: ["administration"] });
  const { run } = await dev.undo("stubborn");
  const stopped = await dev.follow(run?.id ?? "");
  expect(stopped).toMatchObject({ status: "FAILED", error: expect.stringContaining("administration=write") });
  expect(await dev.service("stubborn")).toMatchObject({ status: "FAILED" });

  await world.github.control({ missingPermission: null });
  const again = await dev.undo("stubborn");
  expect(again.run?.id).toBe(run?.id);
  expect(await dev.follow(again.run?.id ?? "")).toMatchObject({ status: "SUCCEEDED" });
  expect(await traceOf(world, "stubborn")).toEqual(undoneTrace());
});

test("whoever follows the service hears that it is gone", async () => {
  await failed(dev, { name: "followed" });
  const { id } = (await dev.service("followed")) ?? {};
  const told: unknown[] = [];
  const query = `subscription { serviceChanged(name: "followed") { change id service { status } } }`;
  for await (const { serviceChanged } of api.subscribe(query, {}, dev.as)) {
    told.push(serviceChanged);
    if (told.length === 1) await dev.undo("followed");
    if ((serviceChanged as { service: unknown }).service === null) break;
  }
  expect(told[0]).toEqual({ change: "CURRENT", id, service: { status: "FAILED" } });
  expect(told.at(-1)).toEqual({ change: "DELETED", id, service: null });
});
