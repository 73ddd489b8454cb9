import { afterAll, beforeAll, expect, test } from "vitest";
import { meetPerson, type Person, type ProblemSeen } from "../testing/meet-person.ts";
import { seedDeployment, shaOf } from "../testing/seed-deployment.ts";
import { startWorld, type TestApi, type World } from "../testing/start-test-platform.ts";

let world: World;
let api: TestApi;
let ada: Person;
let dev: Person;

beforeAll(async () => {
  world = await startWorld();
  api = await world.startApi();
  await leaveDeliveriesBe();
  [ada, dev] = await Promise.all([meetPerson(api, "ada"), meetPerson(api, "dev")]);
});
afterAll(() => world.stop());

/** What is asked for here stays as it was written down: no worker takes up a deployment. */
async function leaveDeliveriesBe(): Promise<void> {
  await world.sql(`create function leave_be() returns trigger language plpgsql as
    'begin new.due_at := now() + interval ''1 day''; return new; end'`);
  await world.sql(`create trigger leave_be before insert on runs for each row
    when (new.kind = 'DEPLOY') execute function leave_be()`);
}

interface Asked {
  deployment: { id: string; kind: string; status: string; reason: string | null; release: { version: string } } | null;
  problems: ProblemSeen[];
}

async function ask(who: Person, operation: string, input: Record<string, unknown>): Promise<Asked> {
  const type = `${operation.charAt(0).toUpperCase()}${operation.slice(1)}Input`;
  const answer = await who.ask<Record<string, Asked>>(
    `mutation ($input: ${type}!) { ${operation}(input: $input) {
      deployment { id kind status reason release { version } } problems { code field message } } }`,
    { input },
  );
  return answer[operation] as Asked;
}

const refused = ({ deployment, problems }: Asked) => {
  expect(deployment).toBeNull();
  return problems.map(({ code, field }) => `${code} ${field?.join(".") ?? "-"}`);
};

/** A service of the platform team that is ready, and its newest commit. */
async function service(name: string, owner = "platform"): Promise<string> {
  expect((await ada.createAndFollow({ name, owner })).status).toBe("SUCCEEDED");
  const [row] = await world.sql<{ template_commit: string }>("select template_commit from services where name = $1", [
    name,
  ]);
  return row?.template_commit ?? "";
}

test("a deployment takes the commit that its ref means, and holds the only place of its environment", async () => {
  const sha = await service("place");
  const first = await ask(ada, "deploy", { service: "place", environment: "dev", ref: sha.slice(0, 10) });
  expect(first).toMatchObject({
    deployment: { kind: "DEPLOY", status: "QUEUED", release: { version: sha.slice(0, 7) } },
    problems: [],
  });
  expect(refused(await ask(ada, "deploy", { service: "place", environment: "dev" }))).toEqual(["CONFLICT environment"]);
});

test("what nobody knows is refused at its field", async () => {
  await service("known");
  const deploy = async (input: Record<string, unknown>) =>
    refused(await ask(ada, "deploy", { service: "known", environment: "dev", ...input }));
  expect(await deploy({ ref: "no-such-branch" })).toEqual(["NOT_FOUND ref"]);
  expect(await deploy({ ref: "x".repeat(300) })).toEqual(["NOT_FOUND ref"]);
  expect(await deploy({ ref: "../../other" })).toEqual(["NOT_FOUND ref"]);
  expect(await deploy({ environment: "moon" })).toEqual(["NOT_FOUND environment"]);
  expect(await deploy({ service: "nobody" })).toEqual(["NOT_FOUND service"]);
  expect(await deploy({ environment: "staging" })).toEqual(["BLOCKED environment"]);
  const moved = { service: "known", environment: "staging", release: "rel_1" };
  expect(refused(await ask(ada, "promote", moved))).toEqual(["NOT_READY environment"]);
  expect(refused(await ask(ada, "promote", { ...moved, environment: "dev" }))).toEqual(["BLOCKED environment"]);
  expect(refused(await ask(ada, "rollback", moved))).toEqual(["NOT_READY environment"]);
});

test("a GitHub that keeps silent is not waited for longer than anybody waits for a page", async () => {
  await service("patient");
  await world.github.control({ delay: { milliseconds: 15_000, match: { path: "/patient/commits/" } } });
  await world.github.forget();
  const asked = await ask(ada, "deploy", { service: "patient", environment: "dev" });
  const answered = await world.github.requests();
  expect(answered.filter(({ path }) => path.includes("/patient/commits/"))).toEqual([]);
  expect(refused(asked)).toEqual(["UNAVAILABLE -"]);
  expect(asked.problems[0]?.message).toMatch(/^GitHub does not answer at the moment, and nothing was begun/);
  await world.github.control({ delay: null });
  expect((await ask(ada, "deploy", { service: "patient", environment: "dev" })).deployment).toMatchObject({
    status: "QUEUED",
  });
});

test("a service that is not ready takes no deployment, and says why", async () => {
  const statuses = { CREATING: "NOT_READY service", FAILED: "CONFLICT service", ARCHIVED: "BLOCKED service" };
  await service("unready");
  for (const [status, problem] of Object.entries(statuses)) {
    await world.sql("update services set status = $1 where name = 'unready'", [status]);
    expect(refused(await ask(ada, "deploy", { service: "unready", environment: "dev" }))).toEqual([problem]);
  }
});

test("equal requests with one key are one deployment, and another input is a conflict", async () => {
  await service("keyed");
  const input = { service: "keyed", environment: "dev", idempotencyKey: "once" };
  const answers = await Promise.all(Array.from({ length: 8 }, () => ask(ada, "deploy", input)));
  expect(new Set(answers.map(({ deployment }) => deployment?.id)).size).toBe(1);
  expect(answers.flatMap(({ problems }) => problems)).toEqual([]);
  const [row] = await world.sql<{ count: string }>(
    `select count(*) from deployments d join service_environments se on se.id = d.service_environment_id
     join services s on s.id = se.service_id where s.name = 'keyed'`,
  );
  expect(row?.count).toBe("1");
  expect(refused(await ask(ada, "deploy", { ...input, ref: "main" }))).toEqual(["CONFLICT idempotencyKey"]);
});

test("of many who deploy at once, one does", async () => {
  await service("crowded");
  const answers = await Promise.all(
    Array.from({ length: 8 }, () => ask(ada, "deploy", { service: "crowded", environment: "dev" })),
  );
  expect(answers.filter(({ deployment }) => deployment).length).toBe(1);
  expect(new Set(answers.flatMap(({ problems }) => problems.map(({ code }) => code)))).toEqual(new Set(["CONFLICT"]));
});

test("a promotion takes exactly the release it names, if it was verified in the stage before", async () => {
  await service("moved");
  const one = await seedDeployment(world, { service: "moved", environment: "dev", sha: shaOf("1") });
  await seedDeployment(world, { service: "moved", environment: "dev", sha: shaOf("2") });
  const failed = { service: "moved", environment: "dev", sha: shaOf("3"), status: "FAILED" };
  const bad = await seedDeployment(world, failed);
  const promote = (release: string, environment: string) =>
    ask(ada, "promote", { service: "moved", release, environment });

  expect(refused(await promote(bad.release, "staging"))).toEqual(["BLOCKED release"]);
  expect(refused(await promote("rel_1", "staging"))).toEqual(["NOT_FOUND release"]);
  expect(refused(await promote(one.release, "prod"))).toEqual(["NOT_READY environment"]);
  expect(await promote(one.release, "staging")).toMatchObject({
    deployment: { kind: "PROMOTION", status: "QUEUED", release: { version: "1111111" } },
  });
});

test("a protected environment waits for another person, never for who asked", async () => {
  await service("guarded");
  const { release } = await seedDeployment(world, { service: "guarded", environment: "staging", sha: shaOf("a") });
  const promotion = { service: "guarded", release, environment: "prod" };
  const waiting = await ask(ada, "promote", promotion);
  expect(waiting.deployment).toMatchObject({
    status: "AWAITING_APPROVAL",
    reason: expect.stringContaining("approval"),
  });
  expect(refused(await ask(ada, "promote", promotion))).toEqual(["CONFLICT environment"]);
  const deployment = waiting.deployment?.id;
  expect(refused(await ask(ada, "approveDeployment", { deployment }))).toEqual(["FORBIDDEN deployment"]);
  const approved = await ask(dev, "approveDeployment", { deployment });
  expect(approved).toMatchObject({
    deployment: { id: deployment, status: "QUEUED", reason: null },
    problems: [],
  });
  expect(refused(await ask(dev, "approveDeployment", { deployment }))).toEqual(["CONFLICT deployment"]);
});

test("whoever refers to a service, as a deployment that ends, holds nobody up who asks for another", async () => {
  await service("busy");
  const client = await api.running.platform.pool.connect();
  try {
    await client.query("begin");
    await client.query("select from services where name = 'busy' for key share");
    expect((await ask(ada, "deploy", { service: "busy", environment: "dev" })).problems).toEqual([]);
  } finally {
    await client.query("rollback");
    client.release();
  }
});

test("who belongs to another team has no say", async () => {
  await service("foreign", "payments");
  const seeded = { service: "foreign", environment: "prod", sha: shaOf("b"), status: "AWAITING_APPROVAL" };
  const { deployment } = await seedDeployment(world, seeded);
  expect(refused(await ask(dev, "deploy", { service: "foreign", environment: "dev" }))).toEqual(["FORBIDDEN service"]);
  expect(refused(await ask(dev, "approveDeployment", { deployment }))).toEqual(["FORBIDDEN deployment"]);
  expect(refused(await ask(dev, "rejectDeployment", { deployment, reason: "no" }))).toEqual(["FORBIDDEN deployment"]);
});

test("a refusal needs a reason, and whoever asked reads it", async () => {
  await service("rejected");
  const seeded = { service: "rejected", environment: "prod", sha: shaOf("c"), status: "AWAITING_APPROVAL" };
  const { deployment } = await seedDeployment(world, seeded);
  expect(refused(await ask(dev, "rejectDeployment", { deployment, reason: " " }))).toEqual(["INVALID reason"]);
  expect(await ask(dev, "rejectDeployment", { deployment, reason: "Not on a Friday." })).toMatchObject({
    deployment: { status: "REJECTED", reason: "Dev Patel refused it: Not on a Friday." },
  });
});

test("waiting holds up nothing: a rollback goes on at once, with the configuration of then", async () => {
  await service("waits");
  const place = { service: "waits", environment: "prod" };
  const old = await seedDeployment(world, { ...place, sha: shaOf("d"), taskDefinition: "waits-prod:3" });
  await seedDeployment(world, { ...place, sha: shaOf("e"), taskDefinition: "waits-prod:4" });
  await seedDeployment(world, { ...place, sha: shaOf("f"), status: "AWAITING_APPROVAL" });
  const back = await ask(ada, "rollback", { ...place, release: old.release });
  expect(back.deployment).toMatchObject({ kind: "ROLLBACK", status: "QUEUED", release: { version: "ddddddd" } });
  const [row] = await world.sql<{ task_definition: string }>(
    "select task_definition from deployments where kind = 'ROLLBACK' and task_definition is not null",
  );
  expect(row?.task_definition).toBe("waits-prod:3");
});

test("what the buttons say is what the mutations answer", async () => {
  await service("honest");
  const query = `query { service(name: "honest") { environments { environment { name }
    deploy: blockers(kind: DEPLOY) { code } promote: blockers(kind: PROMOTION) { code }
    back: blockers(kind: ROLLBACK) { code } } } }`;
  const codes = async (who: Person) =>
    (await who.ask<{ service: { environments: unknown } }>(query)).service.environments;
  const none: unknown[] = [];
  const notReady = [{ code: "NOT_READY" }];
  const blocked = [{ code: "BLOCKED" }];
  expect(await codes(ada)).toEqual([
    { environment: { name: "dev" }, deploy: none, promote: blocked, back: notReady },
    { environment: { name: "staging" }, deploy: blocked, promote: notReady, back: notReady },
    { environment: { name: "prod" }, deploy: blocked, promote: notReady, back: notReady },
  ]);
});
