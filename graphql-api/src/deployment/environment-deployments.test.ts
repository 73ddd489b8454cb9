import { afterAll, beforeAll, expect, test } from "vitest";
import { meetPerson, type Person } from "../testing/meet-person.ts";
import { seedDeployment, shaOf } from "../testing/seed-deployment.ts";
import { startWorld, type TestApi, type World } from "../testing/start-test-platform.ts";
import { statementsOf } from "../testing/statements-of.ts";
import { seedService } from "./testing/seed-service.ts";

let world: World;
let api: TestApi;
let dev: Person;

beforeAll(async () => {
  world = await startWorld();
  api = await world.startApi();
  dev = await meetPerson(api, "dev");
});
afterAll(() => world.stop());

const day = (number: number) => new Date(Date.UTC(2026, 0, number));

/** A deployment of the commit `1111…`, `2222…` and so on, on that day of January. */
const seed = (service: string, environment: string, commit: number, status = "SUCCEEDED", on = commit) =>
  seedDeployment(world, { service, environment, sha: shaOf(String(commit)), status, at: day(on), requestedBy: "dev" });

interface Place {
  environment: { name: string };
  current: { release: { version: string } } | null;
  active: { id: string } | null;
  awaitingApproval: { id: string }[];
  rollbackCandidates: { version: string }[];
  promotionCandidates: { version: string }[];
  newerRelease: { version: string } | null;
  desiredCount: number | null;
  runningCount: number | null;
}

const PLACE = `environment { name } current { release { version } } active { id } awaitingApproval { id }
  rollbackCandidates { version } promotionCandidates { version } newerRelease { version } desiredCount runningCount`;

async function placesOf(service: string): Promise<Record<string, Place>> {
  const query = `query ($name: String!) { service(name: $name) { environments { ${PLACE} } } }`;
  const answer = await dev.ask<{ service: { environments: Place[] } }>(query, { name: service });
  return Object.fromEntries(answer.service.environments.map((place) => [place.environment.name, place]));
}

const commits = (...all: number[]) => all.map((commit) => ({ version: String(commit).repeat(7) }));

test("where nothing was deployed nothing runs, moves or could be moved", async () => {
  await seedService(world, "untouched");
  const empty = {
    current: null,
    active: null,
    awaitingApproval: [],
    rollbackCandidates: [],
    promotionCandidates: [],
    newerRelease: null,
    desiredCount: null,
    runningCount: null,
  };
  const places = await placesOf("untouched");
  expect(Object.keys(places)).toEqual(["dev", "staging", "prod"]);
  for (const [name, place] of Object.entries(places)) expect(place).toEqual({ ...empty, environment: { name } });
});

test("an environment tells what runs, what moves and what waits for approval", async () => {
  await seedService(world, "moving");
  await seed("moving", "prod", 1);
  const first = await seed("moving", "prod", 2, "AWAITING_APPROVAL");
  const second = await seed("moving", "prod", 3, "AWAITING_APPROVAL");
  const active = await seed("moving", "prod", 4, "QUEUED");
  await world.sql(
    "update service_environments set desired_count = 2, running_count = 1 where ecs_service_name = 'moving'",
  );
  expect((await placesOf("moving")).prod).toMatchObject({
    current: { release: { version: "1111111" } },
    active: { id: active.deployment },
    awaitingApproval: [{ id: second.deployment }, { id: first.deployment }],
    desiredCount: 2,
    runningCount: 1,
  });
});

test("what can be rolled back to was verified here, is told once, the newest first, and does not run", async () => {
  await seedService(world, "back");
  for (const commit of [1, 2, 3]) await seed("back", "dev", commit);
  await seed("back", "dev", 4, "FAILED");
  await seed("back", "staging", 5);
  await seed("back", "dev", 1, "SUCCEEDED", 6);
  await seed("back", "dev", 2, "SUCCEEDED", 7);
  const { dev: place } = await placesOf("back");
  expect(place).toMatchObject({
    current: { release: { version: "2222222" } },
    rollbackCandidates: commits(3, 1),
    newerRelease: { version: "3333333" },
  });
});

test("the newest release verified here is no newer one", async () => {
  await seedService(world, "newest");
  await seed("newest", "dev", 1);
  await seed("newest", "dev", 2);
  await seed("newest", "dev", 3, "FAILED");
  expect((await placesOf("newest")).dev).toMatchObject({ newerRelease: null, rollbackCandidates: commits(1) });
});

test("what waits for approval tells the newer release that runs there, as long as it waits", async () => {
  await seedService(world, "overtaken");
  await seed("overtaken", "prod", 1);
  const older = await seed("overtaken", "prod", 2, "AWAITING_APPROVAL");
  const newest = await seed("overtaken", "prod", 4, "AWAITING_APPROVAL");
  const newerThan = async ({ deployment }: { deployment: string }) => {
    const query = "query ($id: ID!) { node(id: $id) { ... on Deployment { newerRelease { version } } } }";
    return (await dev.ask<{ node: { newerRelease: unknown } }>(query, { id: deployment })).node.newerRelease;
  };
  expect(await newerThan(older)).toBeNull();
  await seed("overtaken", "prod", 3);
  expect(await newerThan(older)).toEqual({ version: "3333333" });
  expect(await newerThan(newest)).toBeNull();
  await world.sql("update deployments set status = 'REJECTED' where status = 'AWAITING_APPROVAL'");
  expect(await newerThan(older)).toBeNull();
});

test("what can be promoted was verified in the stage right before and does not run here", async () => {
  await seedService(world, "up");
  for (const commit of [1, 2, 3]) await seed("up", "dev", commit);
  await seed("up", "dev", 4, "FAILED");
  await seed("up", "staging", 2, "SUCCEEDED", 5);
  const places = await placesOf("up");
  expect(places.dev?.promotionCandidates).toEqual([]);
  expect(places.staging?.promotionCandidates).toEqual(commits(3, 1));
  expect(places.prod?.promotionCandidates).toEqual(commits(2));
});

test("of many candidates the newest fifty are told", async () => {
  await seedService(world, "old");
  for (let index = 0; index < 53; index += 1) {
    const sha = index.toString(16).padStart(2, "0").padStart(40, "f");
    await seedDeployment(world, { service: "old", environment: "dev", sha, at: day(index) });
  }
  const query = `{ service(name: "old") { environment(name: "dev") { rollbackCandidates { commitSha } } } }`;
  const { service } = await dev.ask<{ service: { environment: { rollbackCandidates: { commitSha: string }[] } } }>(
    query,
  );
  const told = service.environment.rollbackCandidates.map(({ commitSha }) => Number.parseInt(commitSha.slice(-2), 16));
  expect(told).toEqual(Array.from({ length: 50 }, (_, index) => 51 - index));
});

test("what runs in fifty services' environments costs one statement for each question, as in one's", async () => {
  for (let index = 0; index < 20; index += 1) {
    await seedService(world, `many-${index}`);
    await seed(`many-${index}`, "dev", 1);
    await seed(`many-${index}`, "dev", 2, "QUEUED");
  }
  const query = (search: string) => `{ services(first: 50, search: "${search}") { nodes { name environments {
    current { release { version } } active { id } } } } }`;
  const one = await statementsOf(api, () => dev.ask(query("many-7")));
  const many = await statementsOf(api, () => dev.ask(query("many")));
  // Who asks, the page, what runs, what moves.
  expect(one).toHaveLength(4);
  expect(many).toEqual(one);
});

test("everything there is to know of many environments is a fixed number of statements", async () => {
  const query = (search: string) => `{ services(first: 30, search: "${search}") { nodes { environments { ${PLACE}
    deployPossible: blockers(kind: DEPLOY) { code } promotePossible: blockers(kind: PROMOTION) { code } } } } }`;
  const one = await statementsOf(api, () => dev.ask(query("many-7")));
  const many = await statementsOf(api, () => dev.ask(query("many")));
  expect(one).toHaveLength(11);
  expect(many).toHaveLength(11);
});

test("a list that asks for nothing of deployments reads nothing of them", async () => {
  const query = `{ services(first: 50) { nodes { name owner { slug } environments { url status environment { name } } } } }`;
  const sent = await statementsOf(api, () => dev.ask(query));
  expect(sent).toHaveLength(2);
  expect(sent.join()).not.toMatch(/deployments|releases|desired_count/);
});

test("who may not deploy is told so at every environment", async () => {
  const vic = await meetPerson(api, "vic");
  const query = `{ service(name: "untouched") { environments { blockers(kind: DEPLOY) { code field } } } }`;
  const { service } = await vic.ask<{ service: { environments: { blockers: { code: string }[] }[] } }>(query);
  expect(service.environments.map(({ blockers }) => blockers[0]?.code)).toEqual(Array(3).fill("FORBIDDEN"));
});

test("a run tells the deployment that it carries out", async () => {
  const query = `mutation { deploy(input: { service: "untouched", environment: "dev" }) { problems { code } } }`;
  expect(await dev.ask(query)).toEqual({ deploy: { problems: [{ code: "NOT_FOUND" }] } });
  const { deployment } = await seed("untouched", "dev", 1, "FAILED");
  const [run] = await world.sql<{ id: string }>(
    `with made as (insert into runs (id, kind, status, service_id, subject, input, created_at)
       select gen_random_uuid(), 'DEPLOY', 'FAILED', id, name, '{}', now() from services where name = 'untouched'
       returning id)
     update deployments set run_id = made.id from made where 'dep_' || replace(deployments.id::text, '-', '') = $1
     returning 'run_' || replace(made.id::text, '-', '') as id`,
    [deployment],
  );
  const node = `query ($id: ID!) { node(id: $id) { ... on Run { kind deployment { id status } } } }`;
  expect(await dev.ask(node, { id: run?.id })).toEqual({
    node: { kind: "DEPLOY", deployment: { id: deployment, status: "FAILED" } },
  });
});
