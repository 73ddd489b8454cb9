import "reflect-metadata";
import { expect, test } from "vitest";
import { seedPlaces } from "../environment/testing/seed-places.ts";
import { attempt } from "../errors.ts";
import { Role } from "../identity/role.ts";
import type { Viewer } from "../identity/viewer.ts";
import { newId, publicId } from "../ids.ts";
import { cancelDeployment } from "./cancel-deployment.ts";
import { type PlaceFacts, placeFactsSql } from "./place-facts.ts";
import { type OpenInbox, openInbox } from "./testing/open-inbox.ts";
import { ownRepository, seedDelivery } from "./testing/seed-delivery.ts";
import { type RunTold, runPayload } from "./testing/workflow-payloads.ts";

const RUN: RunTold = { repository: 7, id: 70, status: "in_progress" };
const HERE = { service: "shop", environment: "dev" };

async function openShop(): Promise<OpenInbox> {
  const door = await openInbox();
  await seedPlaces(door.platform.pool, [{ ...HERE, deployment: null }]);
  await ownRepository(door, "shop", 7);
  return door;
}

const read = async ({ sql }: OpenInbox, id: string) =>
  (
    await sql(
      `select d.status, d.reason, d.finished_at, d.workflow_run_id as run, d.run_attempt as attempt, d.workflow_status as told,
         se.status as place, r.status as work, array(select t.name from run_steps t where t.run_id = r.id order by position) as steps
       from deployments d join service_environments se on se.id = d.service_environment_id
       left join runs r on r.id = d.run_id where d.id = $1`,
      [id],
    )
  )[0];

const tell = async (door: OpenInbox, more: Partial<RunTold> = {}) => {
  await door.send("workflow_run", runPayload({ ...RUN, ...more }));
  await expect.poll(door.isQuiet, { interval: 10 }).toBe(true);
};

const GOES_ON = { finished_at: null, reason: null, place: "DEPLOYING", work: "QUEUED", steps: ["follow", "verify"] };

test("a late word takes up a lost deployment, also one whose run was never found", async () => {
  const door = await openShop();
  const known = await seedDelivery(door, { ...HERE, workflowRun: 70, status: "LOST" });
  await tell(door);
  expect(await read(door, known.id)).toMatchObject({ ...GOES_ON, status: "RUNNING", told: "in_progress" });

  await door.sql("update deployments set status = 'FAILED' where id = $1", [known.id]);
  const unknown = await seedDelivery(door, { ...HERE, workflowRun: null, status: "LOST" });
  await tell(door, { id: 71, title: unknown.title, status: "completed", conclusion: "success" });
  expect(await read(door, unknown.id)).toMatchObject({ ...GOES_ON, run: "71", told: "completed" });
});

test("what is known already takes up nothing", async () => {
  const door = await openShop();
  const { id } = await seedDelivery(door, { ...HERE, workflowRun: 70, status: "LOST" });
  await tell(door, { status: "queued" });
  expect(await read(door, id)).toMatchObject({ status: "LOST", work: "WAITING", told: "queued" });
});

test.each(["FAILED", "CANCELLED", "SUCCEEDED"])(
  "one that is %s goes on when its workflow is run again",
  async (status) => {
    const door = await openShop();
    const { id } = await seedDelivery(door, { ...HERE, workflowRun: 70, status, told: "completed" });
    await tell(door, { status: "in_progress" });
    expect(await read(door, id)).toMatchObject({ status, told: "completed", work: "WAITING" });
    await tell(door, { status: "queued", attempt: 2 });
    expect(await read(door, id)).toMatchObject({ ...GOES_ON, status: "DISPATCHED", attempt: 2 });
  },
);

test("a workflow that is run again while its first attempt is being verified is followed after that", async () => {
  const door = await openShop();
  const { id } = await seedDelivery(door, { ...HERE, workflowRun: 70, status: "VERIFYING", told: "completed" });
  await tell(door, { status: "in_progress", attempt: 2 });
  expect(await read(door, id)).toMatchObject({ status: "VERIFYING", attempt: 1, told: "completed" });
  await door.sql("update deployments set status = 'SUCCEEDED', finished_at = now() where id = $1", [id]);
  await door.sql("update webhook_deliveries set due_at = now() where handled_at is null");
  await expect.poll(() => read(door, id)).toMatchObject({ ...GOES_ON, status: "RUNNING", attempt: 2 });
});

test("as long as something newer is on its way, it stays lost; when that has failed, it goes on", async () => {
  const door = await openShop();
  const lost = await seedDelivery(door, { ...HERE, workflowRun: 70, status: "LOST" });
  const newer = await seedDelivery(door, { ...HERE, workflowRun: 80 });
  await tell(door, { status: "completed", conclusion: "success" });
  expect(await read(door, lost.id)).toMatchObject({ status: "LOST", told: "queued" });
  expect(await read(door, newer.id)).toMatchObject({ status: "DISPATCHED" });

  await door.sql("update deployments set status = 'FAILED' where id = $1", [newer.id]);
  await door.sql("update webhook_deliveries set due_at = now() where handled_at is null");
  await expect.poll(() => read(door, lost.id)).toMatchObject({ ...GOES_ON, told: "completed" });
});

test("once something newer runs there, a lost one whose run ended before stays lost, and knows its end", async () => {
  const door = await openShop();
  const lost = await seedDelivery(door, { ...HERE, workflowRun: 70, status: "LOST" });
  await seedDelivery(door, { ...HERE, workflowRun: 80, status: "SUCCEEDED" });
  await tell(door, { status: "completed", conclusion: "success" });
  expect(await read(door, lost.id)).toMatchObject({ status: "LOST", told: "completed", work: "WAITING" });
});

test("one late word told at once by many reopens it once", async () => {
  const door = await openShop();
  const { id } = await seedDelivery(door, { ...HERE, workflowRun: 70, status: "LOST" });
  await Promise.all(Array.from({ length: 20 }, () => door.send("workflow_run", runPayload(RUN))));
  await expect.poll(door.isEmpty).toBe(true);
  expect(await read(door, id)).toMatchObject({ ...GOES_ON, status: "RUNNING" });
  expect(await door.sql("select count(*)::int as runs from runs where status = 'QUEUED'")).toEqual([{ runs: 1 }]);
});

test("the end that somebody wanted of a run that was not found yet is still wanted when it is", async () => {
  const door = await openShop();
  const cancelled = await seedDelivery(door, { ...HERE, workflowRun: null, status: "CANCELLED" });
  await door.sql("update deployments set dispatched_at = now(), cancel_requested_at = now() where id = $1", [
    cancelled.id,
  ]);
  await tell(door, { title: cancelled.title });
  expect(await read(door, cancelled.id)).toMatchObject({ ...GOES_ON, status: "RUNNING" });
  const wanted = "select cancel_requested_at is not null as stop from deployments where id = $1";
  expect(await door.sql(wanted, [cancelled.id])).toEqual([{ stop: true }]);

  await door.sql("update deployments set status = 'CANCELLED', cancelled_attempt = 1 where id = $1", [cancelled.id]);
  await tell(door, { attempt: 2 });
  expect(await read(door, cancelled.id)).toMatchObject({ ...GOES_ON, status: "RUNNING", attempt: 2 });
  expect(await door.sql(wanted, [cancelled.id])).toEqual([{ stop: false }]);
});

test("a release that was verified stays so, though its workflow is run again in vain", async () => {
  const door = await openInbox();
  await seedPlaces(door.platform.pool, [
    { ...HERE, deployment: "SUCCEEDED" },
    { ...HERE, environment: "staging", deployment: "SUCCEEDED" },
  ]);
  await ownRepository(door, "shop", 7);
  const canGo = async () => {
    const places = placeFactsSql("array(select id from service_environments)");
    const all = await door.sql<{ facts: PlaceFacts }>(places);
    const [dev, staging] = ["dev", "staging"].map((name) => all.find(({ facts }) => facts.environment === name)?.facts);
    return { backInDev: dev?.canRollBack, onToStaging: staging?.canPromote };
  };
  expect(await canGo()).toEqual({ backInDev: false, onToStaging: false });
  const { id } = await seedDelivery(door, { ...HERE, workflowRun: 70, status: "SUCCEEDED", told: "completed" });
  expect(await canGo()).toEqual({ backInDev: true, onToStaging: true });
  await tell(door, { attempt: 2 });
  expect(await read(door, id)).toMatchObject({ status: "RUNNING", attempt: 2 });
  expect(await canGo()).toEqual({ backInDev: true, onToStaging: true });
  await door.sql("update deployments set status = 'FAILED', finished_at = now() where id = $1", [id]);
  expect(await canGo()).toEqual({ backInDev: true, onToStaging: true });
});

test("in an archived service nothing goes on any more, and what its workflow did is known", async () => {
  const door = await openShop();
  const { id } = await seedDelivery(door, { ...HERE, workflowRun: 70, status: "LOST" });
  await door.sql("update services set status = 'ARCHIVED'");
  await tell(door, { status: "completed", conclusion: "success" });
  expect(await read(door, id)).toMatchObject({ status: "LOST", told: "completed", place: "NEVER_DEPLOYED" });
  expect(await door.isEmpty()).toBe(true);
});

const ADMIN: Viewer = {
  ...{ id: newId(), login: "ada", name: null, avatarUrl: null, role: Role.ADMIN, teams: [], scopes: null },
  credential: { kind: "session", id: newId() },
};

test("whoever cancels it in the moment in which it is reopened is told so, and it goes on", async () => {
  const door = await openShop();
  const { id, runId } = await seedDelivery(door, { ...HERE, workflowRun: 70, status: "LOST" });
  const reopening = await door.platform.pool.connect();
  await reopening.query("begin");
  await reopening.query("select 1 from runs where id = $1 for update", [runId]);

  const em = door.platform.fork();
  const cancelling = attempt(async () => ({
    id: await cancelDeployment({ em, viewer: ADMIN }, publicId("Deployment", id)),
  }));
  const waiting = `select 1 from pg_stat_activity where datname = current_database()
    and wait_event_type = 'Lock' and query like 'select 1 from runs%'`;
  await expect.poll(() => door.sql(waiting)).toHaveLength(1);
  await reopening.query(
    `with run as (
       insert into runs (id, kind, status, subject, input, created_at, due_at)
       values (gen_random_uuid(), 'DEPLOY', 'WAITING', 'shop', '{}', now(), now() + interval '1 hour') returning id)
     update deployments set run_id = run.id, status = 'RUNNING', finished_at = null from run where deployments.id = $1`,
    [id],
  );
  await reopening.query("commit");
  reopening.release();

  expect(await cancelling).toEqual({
    problems: [expect.objectContaining({ code: "CONFLICT", field: ["deployment"] })],
  });
  expect(await read(door, id)).toMatchObject({ status: "RUNNING", finished_at: null });
});
