import { afterAll, beforeAll, expect, test } from "vitest";
import { holdRuns } from "../testing/hold-runs.ts";
import { meetPerson, type Person, type ProblemSeen } from "../testing/meet-person.ts";
import { startWorld, type TestApi, type World } from "../testing/start-test-platform.ts";
import { traceOf, wholeTrace } from "./testing/trace-creation.ts";

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

const refused = (problem: ProblemSeen) => ({ run: null, problems: [problem] });
const notFailed = (name: string, status: string) =>
  refused({
    code: "CONFLICT",
    field: ["service"],
    message: `The creation of ${name} has not failed: it is ${status}.`,
  });
const unknown = (name: string) =>
  refused({ code: "NOT_FOUND", field: ["service"], message: `There is no service "${name}".` });

test("a failed creation goes on at the failed step; what was done stays done", async () => {
  await failed(dev, { name: "resumed" });
  expect(await dev.service("resumed")).toMatchObject({ status: "FAILED" });
  await world.github.forget();

  const { run, problems } = await dev.retry("resumed");
  expect(problems).toEqual([]);
  expect(run).toMatchObject({ id: (await dev.service("resumed"))?.creation?.id, error: null });
  const ended = await dev.follow(run?.id ?? "");
  expect(ended.steps.map(({ name, status, attempts }) => [name, status, attempts])).toEqual([
    ["make-repository", "SUCCEEDED", 1],
    ["make-first-commit", "SUCCEEDED", 1],
    ["set-variables", "SUCCEEDED", 1],
    ["commit-files", "SUCCEEDED", 1],
    ["protect-branch", "SUCCEEDED", 1],
    ["mark-ready", "SUCCEEDED", 1],
  ]);
  const asked = await world.github.requests();
  const repeated = asked.filter(
    ({ method, path }) => /\/orgs\/acme\/repos$|\/contents\/|\/variables/.test(path) && method !== "GET",
  );
  expect(repeated).toEqual([]);
  expect(await traceOf(world, "resumed")).toEqual(wholeTrace("resumed"));
});

test("a creation that is ready, under way or unknown cannot be retried", async () => {
  await dev.createAndFollow({ name: "done-already" });
  expect(await dev.retry("done-already")).toEqual(notFailed("done-already", "READY"));

  await holdRuns(world, "QUEUED", async () => {
    await dev.create({ name: "under-way" });
    expect(await dev.retry("under-way")).toEqual(notFailed("under-way", "CREATING"));
  });

  expect(await dev.retry("never-was")).toEqual(unknown("never-was"));
  const id = "svc_00000000000000000000000000000000";
  expect(await dev.retry(id)).toEqual(unknown(id));
  expect(await dev.retry("nev\u0000er")).toMatchObject({ problems: [{ code: "NOT_FOUND", field: ["service"] }] });
});

test("another team's developer may not, an ADMIN may", async () => {
  await failed(ada, { name: "others", owner: "payments" });
  expect(await dev.retry("others")).toEqual(
    refused({
      code: "FORBIDDEN",
      field: ["service"],
      message: "others is Payments's. Ask one of that team, or an ADMIN.",
    }),
  );
  expect(await dev.service("others")).toMatchObject({ status: "FAILED" });

  await failed(dev, { name: "ours" });
  const { run, problems } = await ada.retry("ours");
  expect(problems).toEqual([]);
  expect(await ada.follow(run?.id ?? "")).toMatchObject({ status: "SUCCEEDED" });
});

test("a VIEWER may not even try", async () => {
  const vic = await meetPerson(api, "vic");
  const message =
    "Only a DEVELOPER or an ADMIN may do this; your role is VIEWER. Ask an ADMIN of the platform for another role.";
  const refusal = { run: null, problems: [{ code: "FORBIDDEN", field: null, message }] };
  expect([await vic.retry("ours"), await vic.undo("ours")]).toEqual([refusal, refusal]);
});

test("by its id a service is found as well as by its name", async () => {
  await failed(dev, { name: "by-its-id" });
  const { id = "" } = (await dev.service("by-its-id")) ?? {};
  const { run } = await dev.retry(id);
  expect(await dev.follow(run?.id ?? "")).toMatchObject({ status: "SUCCEEDED" });
});

test("of many who retry at once, one does, and the creation goes on once", async () => {
  await failed(dev, { name: "eager" });
  const answers = await Promise.all([1, 2, 3, 4].map(() => dev.retry("eager")));
  const accepted = answers.filter(({ problems }) => problems.length === 0);
  expect(accepted).toHaveLength(1);
  for (const answer of answers.filter(({ problems }) => problems.length > 0)) {
    expect(answer.problems).toMatchObject([{ code: "CONFLICT", field: ["service"] }]);
  }
  await dev.follow(accepted[0]?.run?.id ?? "");
  expect(await traceOf(world, "eager")).toEqual(wholeTrace("eager"));
});
