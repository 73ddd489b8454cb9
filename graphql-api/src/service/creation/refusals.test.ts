import { afterAll, beforeAll, expect, test } from "vitest";
import { holdRuns } from "../../testing/hold-runs.ts";
import { meetPerson, type Person, type RunSeen } from "../../testing/meet-person.ts";
import { startWorld, type World } from "../../testing/start-test-platform.ts";
import { traceOf, wholeTrace } from "../testing/trace-creation.ts";

let world: World;
let dev: Person;

beforeAll(async () => {
  world = await startWorld();
  dev = await meetPerson(await world.startApi(), "dev");
});
afterAll(() => world.stop());

const rest = <T>(method: string, path: string, body?: unknown) => world.github.rest<T>(method, path, body);

/** Tries again what failed, and follows it to its end. */
async function retried(name: string): Promise<RunSeen> {
  const { run, problems } = await dev.retry(name);
  expect(problems).toEqual([]);
  return dev.follow(run?.id ?? "");
}

async function undone(name: string): Promise<RunSeen> {
  const { run, problems } = await dev.undo(name);
  expect(problems).toEqual([]);
  return dev.follow(run?.id ?? "");
}

/** A creation whose files are refused: its repository is there, with one commit. */
async function stoppedBeforeFiles(name: string): Promise<void> {
  await world.github.control({ missingPermission: ["workflows"] });
  expect(await dev.createAndFollow({ name })).toMatchObject({ status: "FAILED" });
  await world.github.control({ missingPermission: null });
}

const statesOf = ({ steps }: RunSeen) => steps.map(({ status }) => status);
const EXISTS =
  "exists on GitHub and is not this service's. Rename it there and retry, or undo and choose another name.";

test("a repository of that name that is not ours stops the creation and stays as it is", async () => {
  await rest("POST", "/orgs/acme/repos", { name: "legacy", private: true, homepage: "https://example.com" });
  const before = await rest("GET", "/repos/acme/legacy");
  const run = await dev.createAndFollow({ name: "legacy" });
  expect(run).toMatchObject({ status: "FAILED", error: `acme/legacy ${EXISTS}` });
  expect(statesOf(run)).toEqual(["FAILED", "PENDING", "PENDING", "PENDING", "PENDING", "PENDING"]);
  expect(await dev.service("legacy")).toMatchObject({ status: "FAILED", repoUrl: null });
  expect(await rest("GET", "/repos/acme/legacy")).toEqual(before);

  const { steps } = await undone("legacy");
  expect(steps[0]).toMatchObject({ status: "SUCCEEDED", message: "There was no repository of this service." });
  expect(await dev.service("legacy")).toBeNull();
  expect(await rest("GET", "/repos/acme/legacy")).toEqual(before);
});

test("once the foreign repository is out of the way, retry makes ours", async () => {
  await rest("POST", "/orgs/acme/repos", { name: "in-the-way", private: true });
  expect(await dev.createAndFollow({ name: "in-the-way" })).toMatchObject({ status: "FAILED" });
  await rest("DELETE", "/repos/acme/in-the-way");
  expect(await retried("in-the-way")).toMatchObject({ status: "SUCCEEDED", error: null });
  const { repositories, ...trace } = await traceOf(world, "in-the-way");
  const { repositories: _, ...whole } = wholeTrace("in-the-way");
  expect(trace).toEqual(whole);
  expect(repositories).toEqual([{ creations: 2, exists: true }]);
});

test("a permission that the App lacks is named, and once it is given the creation goes on at that very step", async () => {
  await world.github.control({ missingPermission: ["workflows"] });
  const run = await dev.createAndFollow({ name: "unpermitted" });
  await world.github.control({ missingPermission: null });
  expect(run.error).toContain("workflows");
  expect(run.steps.map(({ status, attempts }) => [status, attempts])).toEqual([
    ["SUCCEEDED", 1],
    ["SUCCEEDED", 1],
    ["SUCCEEDED", 1],
    ["FAILED", 1],
    ["PENDING", 0],
    ["PENDING", 0],
  ]);
  expect(await retried("unpermitted")).toMatchObject({ status: "SUCCEEDED" });
  expect(await traceOf(world, "unpermitted")).toEqual(wholeTrace("unpermitted"));
});

test("a right that is given counts at once, also where the platform spoke to GitHub meanwhile", async () => {
  await world.github.control({ missingPermission: ["administration"] });
  expect(await dev.createAndFollow({ name: "righted" })).toMatchObject({ status: "FAILED" });
  // Looks at GitHub with a token that is born without the right.
  expect(await dev.createAndFollow({ name: "unrighted" })).toMatchObject({ status: "FAILED" });
  expect(await undone("unrighted")).toMatchObject({ status: "SUCCEEDED" });
  await world.github.control({ missingPermission: null });
  expect(await retried("righted")).toMatchObject({ status: "SUCCEEDED", error: null });
});

test("somebody else's commits stop the creation, and an undo does not take them along", async () => {
  await stoppedBeforeFiles("shared");
  const content = Buffer.from("# Mine\n").toString("base64");
  await rest("PUT", "/repos/acme/shared/contents/MINE.md", { message: "Work of mine", content });

  const run = await retried("shared");
  expect(run).toMatchObject({
    status: "FAILED",
    error: "Somebody else has pushed to the repository meanwhile. Take those commits away on GitHub, then retry.",
  });
  expect(statesOf(run)).toEqual(["SUCCEEDED", "SUCCEEDED", "SUCCEEDED", "FAILED", "PENDING", "PENDING"]);

  expect(await undone("shared")).toMatchObject({
    status: "FAILED",
    error:
      "acme/shared has commits of other people. Move them away or delete the repository on GitHub, then undo again.",
  });
  expect(await rest("GET", "/repos/acme/shared/commits")).toMatchObject([
    { commit: { message: "Work of mine" } },
    { commit: { message: expect.stringContaining("chore: begin shared") } },
  ]);

  await rest("DELETE", "/repos/acme/shared");
  expect(await undone("shared")).toMatchObject({ status: "SUCCEEDED", error: null });
  expect(await dev.service("shared")).toBeNull();
});

test("a repository deleted in the middle of its creation is not made a second time behind anybody's back", async () => {
  await stoppedBeforeFiles("vanished");
  await rest("DELETE", "/repos/acme/vanished");
  expect(await retried("vanished")).toMatchObject({
    status: "FAILED",
    error: "acme/vanished is gone from GitHub. Undo, and create the service again.",
  });
  expect(await undone("vanished")).toMatchObject({ status: "SUCCEEDED" });
  expect(await dev.createAndFollow({ name: "vanished" })).toMatchObject({ status: "SUCCEEDED" });
});

test("a creation whose service was removed from the database ends, instead of being tried for ever", async () => {
  const { service } = await holdRuns(world, "QUEUED", async () => {
    const asked = await dev.create({ name: "removed" });
    await world.sql("delete from services where name = 'removed'");
    return asked;
  });
  expect(await dev.follow(service?.creation?.id ?? "")).toMatchObject({
    status: "FAILED",
    error: "The service removed is gone.",
  });
});
