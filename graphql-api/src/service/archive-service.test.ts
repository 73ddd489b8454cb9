import { afterAll, beforeAll, expect, test } from "vitest";
import { holdRuns } from "../testing/hold-runs.ts";
import { meetPerson, type Person, type ProblemSeen } from "../testing/meet-person.ts";
import { seedDeployment, shaOf } from "../testing/seed-deployment.ts";
import { startWorld, type TestApi, type World } from "../testing/start-test-platform.ts";
import { askToArchive } from "./testing/ask-to-archive.ts";

let world: World;
let api: TestApi;
let dev: Person;
let ada: Person;

beforeAll(async () => {
  // Without AWS: what runs has a story of its own.
  world = await startWorld();
  api = await world.startApi();
  [dev, ada] = await Promise.all([meetPerson(api, "dev"), meetPerson(api, "ada")]);
});
afterAll(() => world.stop());

const make = async (name: string, owner = "platform") =>
  expect(await ada.createAndFollow({ name, owner })).toMatchObject({ status: "SUCCEEDED" });

const refused = (code: string, field: string, message: string) => ({
  run: null,
  problems: [{ code, field: [field], message }],
});

const listed = async (search: string) =>
  (
    await dev.ask<{ services: { nodes: { name: string }[] } }>(
      "query ($search: String) { services(search: $search) { nodes { name } } }",
      { search },
    )
  ).services.nodes.map(({ name }) => name);

const isArchived = async (name: string) =>
  (await world.github.rest<{ archived: boolean }>("GET", `/repos/acme/${name}`)).archived;

async function deploy(service: string): Promise<ProblemSeen[]> {
  const asked = "mutation ($input: DeployInput!) { deploy(input: $input) { problems { code field message } } }";
  const input = { service, environment: "dev" };
  return (await dev.ask<{ deploy: { problems: ProblemSeen[] } }>(asked, { input })).deploy.problems;
}

test("an archived service leaves the lists, keeps its name and history, and takes no changes", async () => {
  await make("retired");
  const { run, problems } = await askToArchive(dev, "retired");
  expect(problems).toEqual([]);
  expect(await dev.follow(run?.id ?? "")).toMatchObject({
    kind: "ARCHIVE_SERVICE",
    status: "SUCCEEDED",
    steps: [
      { name: "close-repository", status: "SUCCEEDED", message: "acme/retired" },
      { name: "let-deployments-end", status: "SUCCEEDED", message: "None is on its way." },
      { name: "stop-tasks", message: "Skipped: AWS is not configured, so whatever runs goes on." },
      { name: "mark-archived", status: "SUCCEEDED", message: "Archived" },
    ],
  });
  expect(await dev.service("retired")).toMatchObject({ status: "ARCHIVED" });
  expect(await listed("retired")).toEqual([]);
  expect(await isArchived("retired")).toBe(true);

  expect((await dev.create({ name: "retired" })).problems).toMatchObject([{ code: "TAKEN", field: ["name"] }]);
  expect(await deploy("retired")).toMatchObject([{ code: "BLOCKED", field: ["service"] }]);
  const update = `mutation { updateService(input: { service: "retired", description: "new" }) { problems { message } } }`;
  expect(await dev.ask(update)).toEqual({
    updateService: { problems: [{ message: "retired is archived and does not change any more." }] },
  });
  expect(await askToArchive(dev, "retired")).toEqual(refused("CONFLICT", "service", "retired is archived already."));
});

test("what cannot be archived is refused with what to do instead, and nothing begins", async () => {
  await make("kept");
  await make("theirs", "payments");
  expect(await askToArchive(dev, "kept", "Kept")).toEqual(
    refused("INVALID", "confirm", "Repeat the name to confirm: kept."),
  );
  expect(await askToArchive(dev, "nobody")).toEqual(refused("NOT_FOUND", "service", 'There is no service "nobody".'));
  expect((await askToArchive(dev, "theirs")).problems).toMatchObject([{ code: "FORBIDDEN", field: ["service"] }]);
  const why = {
    CREATING: ["NOT_READY", "kept is still being created. Wait until it is ready."],
    FAILED: ["CONFLICT", "The creation of kept has failed: undo it instead."],
  };
  for (const [status, [code = "", message = ""]] of Object.entries(why)) {
    await world.sql("update services set status = $1 where name = 'kept'", [status]);
    expect(await askToArchive(dev, "kept")).toEqual(refused(code, "service", message));
  }
  expect(
    await world.sql("select 1 from runs where kind = 'ARCHIVE_SERVICE' and subject in ('kept', 'theirs')"),
  ).toEqual([]);
  expect((await askToArchive(ada, "theirs")).problems).toEqual([]);
});

test("while a deployment is on its way, archiving waits for a person; what waits for approval is called off with it", async () => {
  await make("busy");
  const seed = { service: "busy", sha: shaOf("b") };
  const { deployment } = await seedDeployment(world, { ...seed, environment: "dev", status: "RUNNING" });
  const waiting = await seedDeployment(world, { ...seed, environment: "prod", status: "AWAITING_APPROVAL" });
  const state = async (id: string) =>
    (
      await ada.ask<{ node: { status: string; reason: string | null } }>(
        "query ($id: ID!) { node(id: $id) { ... on Deployment { status reason } } }",
        { id },
      )
    ).node;

  expect(await askToArchive(dev, "busy")).toEqual(
    refused("BLOCKED", "service", "bbbbbbb is on its way to dev (RUNNING). Wait for its end, or cancel it."),
  );
  expect(await state(waiting.deployment)).toMatchObject({ status: "AWAITING_APPROVAL" });
  await world.sql("update deployments set status = 'FAILED', finished_at = now() where status = 'RUNNING'");
  const { run, problems } = await askToArchive(dev, "busy");
  expect(problems).toEqual([]);
  expect(await state(waiting.deployment)).toEqual({ status: "CANCELLED", reason: "busy is being archived." });
  expect(await state(deployment)).toMatchObject({ status: "FAILED" });
  await dev.follow(run?.id ?? "");
});

test("asked again while it goes on it is the same run, and nothing is deployed from the first moment on", async () => {
  await make("going");
  const run = await holdRuns(world, "QUEUED", async () => {
    const asked = await Promise.all([dev, ada, dev].map((who) => askToArchive(who, "going")));
    expect(new Set(asked.map(({ run }) => run?.id)).size).toBe(1);
    expect(await deploy("going")).toEqual([
      { code: "BLOCKED", field: ["service"], message: "going is being archived and takes no deployments any more." },
    ]);
    expect(await dev.service("going")).toMatchObject({ status: "READY" });
    return asked[0]?.run;
  });
  expect(await dev.follow(run?.id ?? "")).toMatchObject({ status: "SUCCEEDED" });
});

test("an archiving that GitHub refuses has stopped nothing; asked again it goes on where it failed", async () => {
  await make("stuck");
  await world.github.control({ missingPermission: ["administration"] });
  const { run } = await askToArchive(dev, "stuck");
  expect(await dev.follow(run?.id ?? "")).toMatchObject({
    status: "FAILED",
    steps: [{ status: "FAILED" }, { status: "PENDING" }, { status: "PENDING" }, { status: "PENDING" }],
  });
  expect(await dev.service("stuck")).toMatchObject({ status: "READY" });
  expect(await deploy("stuck")).toMatchObject([{ code: "BLOCKED", field: ["service"] }]);
  await world.github.control({ missingPermission: null });
  const again = await askToArchive(dev, "stuck");
  expect(again.run?.id).toBe(run?.id);
  expect(await dev.follow(run?.id ?? "")).toMatchObject({ status: "SUCCEEDED", error: null });
  expect(await isArchived("stuck")).toBe(true);
});

test("a repository that is gone by then is no hindrance, one that belongs to somebody else is left alone", async () => {
  await make("gone");
  await make("swapped");
  await world.github.rest("DELETE", "/repos/acme/gone");
  const gone = await askToArchive(dev, "gone");
  expect(await dev.follow(gone.run?.id ?? "")).toMatchObject({
    status: "SUCCEEDED",
    steps: [{ message: "Skipped: acme has no repository gone, it was deleted or renamed." }, {}, {}, {}],
  });

  await world.github.rest("DELETE", "/repos/acme/swapped");
  await world.github.rest("POST", "/orgs/acme/repos", { name: "swapped", private: true });
  const swapped = await askToArchive(dev, "swapped");
  expect(await dev.follow(swapped.run?.id ?? "")).toMatchObject({
    status: "FAILED",
    error: "acme/swapped on GitHub is not this service's repository. Rename it there, then archive again.",
  });
  expect(await isArchived("swapped")).toBe(false);
});

test("a run that somebody has started on GitHub by hand is let end before anything is stopped", async () => {
  await make("by-hand");
  const { run } = await holdRuns(world, "QUEUED", async () => {
    const asked = await askToArchive(dev, "by-hand");
    const seed = { service: "by-hand", sha: shaOf("c"), environment: "dev" };
    await seedDeployment(world, { ...seed, kind: "EXTERNAL", status: "RUNNING" });
    return asked;
  });
  expect(await dev.follow(run?.id ?? "", "WAITING")).toMatchObject({
    steps: [{}, { status: "WAITING", message: "A deployment to dev is still on its way." }, { status: "PENDING" }, {}],
  });
  await world.sql("update deployments set status = 'FAILED', finished_at = now() where kind = 'EXTERNAL'");
  expect(await dev.follow(run?.id ?? "")).toMatchObject({ status: "SUCCEEDED" });
});
