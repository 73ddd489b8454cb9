import { afterAll, beforeAll, expect, test } from "vitest";
import { parseId } from "../ids.ts";
import { meetPerson, type Person } from "../testing/meet-person.ts";
import { seedDeployment, shaOf } from "../testing/seed-deployment.ts";
import { startWorld, type TestApi, type World } from "../testing/start-test-platform.ts";
import { seedService } from "./testing/seed-service.ts";

let world: World;
let api: TestApi;
let dev: Person;
let deployment: string;

beforeAll(async () => {
  world = await startWorld();
  api = await world.startApi();
  dev = await meetPerson(api, "dev");
  await seedService(world, "stepping");
  const seeded = { service: "stepping", environment: "dev", sha: shaOf("1"), status: "FAILED" };
  deployment = (await seedDeployment(world, seeded)).deployment;
});
afterAll(() => world.stop());

interface Step {
  id: string;
  job: string | null;
  title: string;
  status: string;
  startedAt: string | null;
  finishedAt: string | null;
  attempts: number;
  url: string | null;
}

const STEPS = "steps { id name title job status startedAt finishedAt attempts message url }";

/** The steps as a page of deployments tells them, which is the same as one of them tells alone. */
async function steps(): Promise<Step[]> {
  const list = await dev.ask<{ deployments: { nodes: { steps: Step[] }[] } }>(`{ deployments { nodes { ${STEPS} } } }`);
  const one = `query ($id: ID!) { node(id: $id) { ... on Deployment { ${STEPS} } } }`;
  const { node } = await dev.ask<{ node: { steps: Step[] } }>(one, { id: deployment });
  expect(list.deployments.nodes[0]).toEqual(node);
  return node.steps;
}

const short = (all: Step[]) => all.map(({ job, title, status }) => `${job ?? "-"}: ${title}: ${status}`);

/** The run that carries it out, with its steps in these states. */
async function giveRun(states: Record<string, string>): Promise<void> {
  await world.sql(
    `with made as (insert into runs (id, kind, status, service_id, subject, input, created_at)
       select gen_random_uuid(), 'DEPLOY', 'FAILED', id, name, '{}', now() from services returning id)
     update deployments set run_id = made.id from made`,
  );
  for (const [position, [name, status]] of Object.entries(states).entries()) {
    await world.sql(
      `insert into run_steps (id, run_id, position, name, title, status, attempts)
       select gen_random_uuid(), run_id, $1, $2, $3, $4, 1 from deployments`,
      [position, name, `Our ${name}`, status],
    );
  }
}

interface Job {
  id: number;
  attempt?: number;
  name: string;
  status: string;
  conclusion?: string | null;
  steps?: { number: number; name: string; status: string; conclusion: string | null }[];
}

async function giveJob({ id, attempt = 1, name, status, conclusion = null, steps: its = [] }: Job): Promise<void> {
  const at = "2026-01-01T10:00:00.000Z";
  const timed = its.map((it) => ({ ...it, startedAt: at, completedAt: it.status === "completed" ? at : null }));
  await world.sql(
    `insert into workflow_jobs (id, deployment_id, run_attempt, name, status, conclusion, url, started_at, completed_at, steps)
     values ($1::bigint, $2, $3, $4, $5, $6, 'http://github.test/jobs/' || $1::bigint, $7, $7, $8)`,
    [id, parseId("Deployment", deployment), attempt, name, status, conclusion, at, JSON.stringify(timed)],
  );
}

const step = (number: number, name: string, status: string, conclusion: string | null = null) => ({
  number,
  name,
  status,
  conclusion,
});

test("before it is begun there are none", async () => {
  expect(await steps()).toEqual([]);
});

test("as long as no job is known, following the workflow stands for them", async () => {
  await giveRun({ dispatch: "SUCCEEDED", follow: "WAITING", verify: "PENDING" });
  expect(short(await steps())).toEqual([
    "-: Our dispatch: SUCCEEDED",
    "-: Our follow: WAITING",
    "-: Our verify: PENDING",
  ]);
});

test("jobs and their steps are told in GitHub's order, between starting the workflow and asking ECS", async () => {
  await giveJob({
    id: 30,
    name: "Deploy",
    status: "in_progress",
    steps: [
      step(2, "Update the service", "in_progress"),
      step(1, "Push the image", "completed", "success"),
      step(11, "Wait", "queued"),
      step(10, "Look", "waiting"),
    ],
  });
  await giveJob({ id: 20, name: "Build", status: "completed", conclusion: "skipped" });
  await giveJob({ id: 40, name: "Report", status: "queued" });
  const all = await steps();
  expect(short(all)).toEqual([
    "-: Our dispatch: SUCCEEDED",
    "Build: Build: SKIPPED",
    "Deploy: Push the image: SUCCEEDED",
    "Deploy: Update the service: RUNNING",
    "Deploy: Look: WAITING",
    "Deploy: Wait: PENDING",
    "Report: Report: PENDING",
    "-: Our verify: PENDING",
  ]);
  const at = "2026-01-01T10:00:00.000Z";
  expect(all[2]).toMatchObject({ startedAt: at, finishedAt: at, attempts: 1, url: "http://github.test/jobs/30" });
  expect(all[3]).toMatchObject({ startedAt: at, finishedAt: null });
});

test("a step keeps its id, and no two have the same", async () => {
  const ids = (await steps()).map(({ id }) => id);
  expect(ids.every((id) => /^step_[0-9a-f]{32}$/.test(id))).toBe(true);
  expect(new Set(ids).size).toBe(ids.length);
  await world.sql("update workflow_jobs set status = 'completed', conclusion = 'success' where id = 40");
  expect((await steps()).map(({ id }) => id)).toEqual(ids);
});

test.each([
  ["success", "SUCCEEDED"],
  ["neutral", "SUCCEEDED"],
  ["skipped", "SKIPPED"],
  ["cancelled", "CANCELLED"],
  ["failure", "FAILED"],
  ["timed_out", "FAILED"],
  ["action_required", "FAILED"],
])("what GitHub calls %s is %s", async (conclusion, status) => {
  await world.sql("update workflow_jobs set status = 'completed', conclusion = $1 where id = 20", [conclusion]);
  expect(short(await steps())[1]).toBe(`Build: Build: ${status}`);
});

test("a job that ended leaves no step running or pending", async () => {
  await world.sql("update workflow_jobs set status = 'completed', conclusion = 'cancelled' where id = 30");
  expect(short(await steps()).slice(2, 6)).toEqual([
    "Deploy: Push the image: SUCCEEDED",
    "Deploy: Update the service: CANCELLED",
    "Deploy: Look: CANCELLED",
    "Deploy: Wait: CANCELLED",
  ]);
  await world.sql("update workflow_jobs set conclusion = 'failure' where id = 30");
  expect(short(await steps()).slice(3, 6)).toEqual([
    "Deploy: Update the service: SKIPPED",
    "Deploy: Look: SKIPPED",
    "Deploy: Wait: SKIPPED",
  ]);
});

test("of a workflow that was run again, the newest attempt is told, also before its jobs are known", async () => {
  await world.sql("update deployments set run_attempt = 2");
  expect(short(await steps())).toEqual([
    "-: Our dispatch: SUCCEEDED",
    "-: Our follow: WAITING",
    "-: Our verify: PENDING",
  ]);
  await giveJob({
    id: 50,
    attempt: 2,
    name: "Deploy",
    status: "in_progress",
    steps: [step(1, "Again", "in_progress")],
  });
  expect(short(await steps())[1]).toBe("Deploy: Again: RUNNING");
});
