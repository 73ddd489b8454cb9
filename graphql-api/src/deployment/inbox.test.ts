import { randomUUID } from "node:crypto";
import { expect, onTestFinished, test } from "vitest";
import { seedPlaces } from "../environment/testing/seed-places.ts";
import { withServer } from "../testing/test-database.ts";
import { startInbox } from "./inbox.ts";
import { type OpenInbox, openInbox } from "./testing/open-inbox.ts";
import { ownRepository, seedDelivery } from "./testing/seed-delivery.ts";
import { jobPayload, runPayload } from "./testing/workflow-payloads.ts";

const RUN = { repository: 7, id: 70, status: "in_progress" };
const JOB = { repository: 7, run: 70, id: 700, name: "cd / Deploy", status: "in_progress", steps: 3, done: 1 };

async function openShop(): Promise<OpenInbox> {
  const door = await openInbox();
  await seedPlaces(door.platform.pool, [{ service: "shop", environment: "dev", deployment: null }]);
  await ownRepository(door, "shop", 7);
  return door;
}

const readDeployment = async ({ sql }: OpenInbox, id: string) =>
  (
    await sql(
      `select status, workflow_run_id, workflow_status, workflow_conclusion,
         (select count(*)::int from workflow_jobs j where j.deployment_id = d.id) as jobs
       from deployments d where id = $1`,
      [id],
    )
  )[0];

test("a run is known by the deployment in its title before GitHub's answer to the dispatch comes", async () => {
  const door = await openShop();
  const { id, runId, title } = await seedDelivery(door, { service: "shop", environment: "dev", workflowRun: null });
  await door.send("workflow_run", runPayload({ ...RUN, title }));
  await expect.poll(door.isEmpty).toBe(true);
  expect(await readDeployment(door, id)).toMatchObject({ status: "RUNNING", workflow_run_id: "70" });
  expect(await door.sql("select status, wakes from runs where id = $1", [runId])).toEqual([
    { status: "QUEUED", wakes: "1" },
  ]);
});

test("the waiting run is woken by the end of its workflow and by a new attempt, and by nothing in between", async () => {
  const door = await openShop();
  const { runId } = await seedDelivery(door, { service: "shop", environment: "dev", workflowRun: 70 });
  const tell = async (more: Partial<Parameters<typeof runPayload>[0]>) => {
    await door.send("workflow_run", runPayload({ ...RUN, ...more }));
    await expect.poll(door.isEmpty).toBe(true);
    return (await door.sql<{ wakes: string }>("select wakes from runs where id = $1", [runId]))[0]?.wakes;
  };
  expect(await tell({ status: "in_progress" })).toBe("0");
  expect(await tell({ status: "completed", conclusion: "failure" })).toBe("1");
  expect(await tell({ status: "completed", conclusion: "failure" })).toBe("1");
  expect(await tell({ status: "queued", attempt: 2 })).toBe("2");
  expect(await tell({ status: "in_progress", attempt: 2 })).toBe("2");
});

test("jobs of a run nobody knows yet wait, and are there as soon as the run is known", async () => {
  const door = await openShop();
  const { id, title } = await seedDelivery(door, { service: "shop", environment: "dev", workflowRun: null });
  await door.send("workflow_job", jobPayload(JOB));
  await door.send("workflow_job", jobPayload({ ...JOB, id: 701, run: 71 }));
  const waiting = () =>
    door.sql("select workflow_run_id from webhook_deliveries where handled_at is null and tries = 0");
  await expect.poll(waiting).toHaveLength(2);
  await door.sql("update webhook_deliveries set due_at = now() + interval '1 hour'");
  await door.send("workflow_run", runPayload({ ...RUN, title }));
  await expect.poll(waiting).toEqual([{ workflow_run_id: "71" }]);
  await expect.poll(() => readDeployment(door, id)).toMatchObject({ workflow_run_id: "70", jobs: 1 });
});

test("what waited for an hour is given up, and is there for a week", async () => {
  const door = await openShop();
  await seedDelivery(door, { service: "shop", environment: "dev", workflowRun: null });
  await door.send("workflow_job", jobPayload(JOB));
  const age = async (minutes: number) => {
    // What is in hand would be parked as young as it was taken up.
    const waiting = () =>
      door.sql(
        `update webhook_deliveries set received_at = now() - $1 * interval '1 minute', due_at = now()
         where tries = 0 returning guid`,
        [minutes],
      );
    await expect.poll(waiting).toHaveLength(1);
    await expect.poll(door.isQuiet, { interval: 10 }).toBe(true);
    return door.isEmpty();
  };
  expect(await age(59)).toBe(false);
  expect(await age(61)).toBe(true);
  expect(await door.sql("select event from webhook_deliveries")).toEqual([{ event: "workflow_job" }]);
});

test("a job of another workflow is forgotten after a minute, where no deployment waits for its run", async () => {
  const door = await openShop();
  await door.send("workflow_job", jobPayload(JOB));
  await expect.poll(door.isQuiet).toBe(true);
  expect(await door.isEmpty()).toBe(false);
  await door.sql("update webhook_deliveries set received_at = now() - interval '61 seconds', due_at = now()");
  await expect.poll(() => door.sql("select guid from webhook_deliveries")).toEqual([]);
});

test("what a dead process had in its hands is taken up by another", async () => {
  const door = await openShop();
  await door.inbox.stop();
  const { id } = await seedDelivery(door, { service: "shop", environment: "dev", workflowRun: 70 });
  await door.send("workflow_run", runPayload({ ...RUN, status: "completed", conclusion: "success" }));
  await door.sql("update webhook_deliveries set tries = 1, due_at = now() + interval '300 milliseconds'");
  const next = startInbox(door.platform);
  onTestFinished(() => next.stop());
  await expect.poll(() => readDeployment(door, id)).toMatchObject({ workflow_conclusion: "success" });
  await expect.poll(door.isEmpty).toBe(true);
});

test("one that cannot be handled is tried ten times and given up, and holds up nobody", async () => {
  const door = await openShop();
  const { id } = await seedDelivery(door, { service: "shop", environment: "dev", workflowRun: 70 });
  await door.sql(
    `insert into webhook_deliveries (guid, event, repository_id, workflow_run_id, payload, received_at)
     select 'poison-' || n, 'workflow_run', 7, 70, '{"event":"workflow_run"}', now() - interval '1 minute'
     from generate_series(1, 20) n`,
  );
  await door.send("workflow_run", runPayload(RUN));
  await expect.poll(() => readDeployment(door, id)).toMatchObject({ status: "RUNNING" });
  const open = () => door.sql<{ tries: number }>("select tries from webhook_deliveries where handled_at is null");
  await expect.poll(async () => (await open()).map(({ tries }) => tries > 0)).toEqual(Array(20).fill(true));
  // The pauses in between grow to a minute.
  const hurry = "update webhook_deliveries set due_at = now() where handled_at is null and due_at > now()";
  await expect.poll(async () => (await door.sql(hurry)) && (await open()).length, { interval: 50 }).toBe(0);
  expect(await door.sql("select distinct tries from webhook_deliveries where guid like 'poison%'")).toEqual([
    { tries: 10 },
  ]);
});

test("connections cut over and over: whatever was answered 202 is applied in the end", async () => {
  const door = await openShop();
  const { id } = await seedDelivery(door, { service: "shop", environment: "dev", workflowRun: 70 });
  const [database] = await door.sql<{ name: string }>("select current_database() as name");
  const cut = () =>
    withServer((client) =>
      client.query("select pg_terminate_backend(pid) from pg_stat_activity where datname = $1", [database?.name]),
    );
  const accepted: number[] = [];
  for (let number = 0; number < 40; number += 1) {
    const sending = door.send("workflow_job", jobPayload({ ...JOB, id: number + 1 }), { guid: randomUUID() });
    const [status] = await Promise.all([sending, number % 4 === 0 ? cut() : null]);
    if (status === 202) accepted.push(number + 1);
  }
  expect(accepted.length).toBeGreaterThan(10);
  const applied = async () =>
    (await door.sql<{ id: string }>("select id from workflow_jobs where deployment_id = $1", [id])).map((row) =>
      Number(row.id),
    );
  // Where the connection was cut between the storing and the word of it, it was stored all the same.
  await expect.poll(applied).toEqual(expect.arrayContaining(accepted));
});
