import { expect, test } from "vitest";
import { seedPlaces } from "../environment/testing/seed-places.ts";
import { takeWorkflowRun } from "./take-workflow-run.ts";
import { type OpenInbox, openInbox } from "./testing/open-inbox.ts";
import { ownRepository, seedDelivery } from "./testing/seed-delivery.ts";
import { type RunTold, runPayload } from "./testing/workflow-payloads.ts";

const PLACES = [
  { service: "shop", environment: "dev", deployment: null },
  { service: "shop", environment: "staging", deployment: null },
  { service: "blog", environment: "dev", deployment: null },
];
const BY_HAND: RunTold = { repository: 7, id: 70, status: "in_progress", sha: "c".repeat(40) };

/** A shop (repository 7) and a blog (8), and somebody whom the platform knows. */
async function openShop(): Promise<OpenInbox> {
  const door = await openInbox();
  await seedPlaces(door.platform.pool, PLACES);
  await ownRepository(door, "shop", 7);
  await ownRepository(door, "blog", 8);
  await door.sql(`insert into users (id, github_id, login, role, is_member, created_at)
    values (gen_random_uuid(), 1, 'Dev', 'DEVELOPER', true, now())`);
  return door;
}

const readAll = ({ sql }: OpenInbox) =>
  sql(
    `select s.name as service, e.name as environment, d.kind, d.status, d.workflow_run_id as run, r.commit_sha as sha,
       u.login, se.status as place, array(select t.name from run_steps t where t.run_id = d.run_id order by position) as steps
     from deployments d join releases r on r.id = d.release_id join service_environments se on se.id = d.service_environment_id
     join services s on s.id = se.service_id join environments e on e.id = se.environment_id
     left join users u on u.id = d.requested_by order by d.created_at, d.id`,
  );

const EXTERNAL = {
  service: "shop",
  environment: "dev",
  kind: "EXTERNAL",
  status: "RUNNING",
  run: "70",
  sha: "c".repeat(40),
  login: "Dev",
  place: "DEPLOYING",
  steps: ["follow", "verify"],
};

test("a run started by hand becomes a deployment that is followed and verified", async () => {
  const door = await openShop();
  await door.send("workflow_run", runPayload(BY_HAND));
  await expect.poll(door.isEmpty).toBe(true);
  expect(await readAll(door)).toEqual([EXTERNAL]);
  const [told] = await door.sql<{ topics: string[] }>("select array_agg(topic order by topic) as topics from events");
  expect(told?.topics).toEqual(["deploymentChanged", "runChanged", "serviceChanged"]);
});

test("a stranger's run is nobody's, and what deploys nothing known is not recorded", async () => {
  const door = await openShop();
  await door.send("workflow_run", runPayload({ ...BY_HAND, login: null }));
  await door.send("workflow_run", runPayload({ ...BY_HAND, id: 71, title: "deploy moon [by hand]" }));
  await door.send("workflow_run", runPayload({ ...BY_HAND, id: 72, title: "Merge pull request #1" }));
  await door.send("workflow_run", runPayload({ ...BY_HAND, id: 73, repository: 99 }));
  await door.sql("update services set status = 'ARCHIVED' where name = 'blog'");
  await door.send("workflow_run", runPayload({ ...BY_HAND, id: 74, repository: 8 }));
  await expect.poll(door.isEmpty).toBe(true);
  expect(await readAll(door)).toEqual([{ ...EXTERNAL, login: null }]);
});

test("what is found sixty times at the same moment is recorded once", async () => {
  const door = await openShop();
  await door.inbox.stop();
  const news = [70, 71, 72].flatMap((id) => {
    const it = { ...BY_HAND, id, title: id === 71 ? "deploy staging [by hand]" : "deploy dev [by hand]" };
    return [door.platform.webhooks?.read("workflow_run", runPayload({ ...it, repository: id === 72 ? 8 : 7 }))];
  });
  const ids = await door.sql<{ id: string }>(
    "select id from services where name in ('shop', 'blog') order by name desc",
  );
  const take = (index: number) => {
    const it = news[index % 3];
    if (it?.event !== "workflow_run") throw new Error("No news of a run");
    return takeWorkflowRun(door.platform, { serviceId: ids[index % 3 === 2 ? 1 : 0]?.id ?? "", run: it.run });
  };
  const taken = await Promise.all(Array.from({ length: 60 }, (_, index) => take(index)));
  expect(taken.filter((one) => one === "NEWS")).toHaveLength(3);
  expect((await readAll(door)).map((row) => (row as typeof EXTERNAL).run).sort()).toEqual(["70", "71", "72"]);
  expect(await door.sql("select count(*)::int as runs from runs where kind = 'DEPLOY'")).toEqual([{ runs: 3 }]);
});

test("it waits as long as another deployment is on its way there, and no longer", async () => {
  const door = await openShop();
  const { id } = await seedDelivery(door, { service: "shop", environment: "dev", workflowRun: 60 });
  await door.send("workflow_run", runPayload(BY_HAND));
  await expect.poll(door.isQuiet, { interval: 10 }).toBe(true);
  expect(await readAll(door)).toHaveLength(1);
  await door.sql("update webhook_deliveries set due_at = now() + interval '1 hour'");
  await door.sql("update deployments set status = 'FAILED', finished_at = now() where id = $1", [id]);
  await door.sql("insert into events (topic, ids) values ('deploymentChanged', $1)", [
    { deploymentId: id, service: "shop", environment: "dev", change: "UPDATED" },
  ]);
  await expect.poll(door.isEmpty).toBe(true);
  expect(await readAll(door)).toContainEqual(EXTERNAL);
});

test("one that had ended before something newer ran is history, and holds up nothing", async () => {
  const door = await openShop();
  const { id } = await seedDelivery(door, {
    service: "shop",
    environment: "dev",
    workflowRun: 60,
    status: "SUCCEEDED",
  });
  await seedDelivery(door, { service: "shop", environment: "dev", workflowRun: 61 });
  await door.sql("update deployments set finished_at = '2026-11-23T12:00:00Z' where id = $1", [id]);
  const ended = { status: "completed", conclusion: "success", updatedAt: "2026-11-23T11:00:00Z" };
  await door.send("workflow_run", runPayload({ ...BY_HAND, ...ended }));
  await expect.poll(door.isEmpty).toBe(true);
  expect(await readAll(door)).toContainEqual(
    expect.objectContaining({ kind: "EXTERNAL", status: "LOST", run: "70", steps: [] }),
  );
});

test("a title that names another's deployment captures nothing", async () => {
  const door = await openShop();
  const waits = { environment: "dev", workflowRun: null };
  const shop = await seedDelivery(door, { service: "shop", ...waits });
  const blog = await seedDelivery(door, { service: "blog", ...waits });
  const runs = () =>
    door.sql("select id, workflow_run_id as run from deployments where id = any($1) order by created_at", [
      [shop.id, blog.id],
    ]);
  const tell = async (more: Partial<RunTold>) => {
    await door.send("workflow_run", runPayload({ ...BY_HAND, ...more }));
    await expect.poll(door.isQuiet, { interval: 10 }).toBe(true);
  };
  // Of another service's repository, for another environment, of another workflow, before anybody asked GitHub.
  await tell({ id: 71, title: blog.title });
  await tell({ id: 72, title: shop.title.replace("dev", "staging") });
  await tell({ id: 73, title: shop.title, path: ".github/workflows/other.yml" });
  await tell({ id: 74, title: shop.title, event: "push" });
  await door.sql("update deployments set dispatched_at = null where id = $1", [shop.id]);
  await tell({ id: 75, title: shop.title });
  expect(await runs()).toEqual([shop, blog].map(({ id }) => ({ id, run: null })));

  // What was told too early waits for its time to come, and it shall not come here.
  const forget = () => door.sql("update webhook_deliveries set handled_at = now() where tries = 0");
  await expect.poll(async () => (await forget()) && door.isEmpty()).toBe(true);
  await door.sql("update deployments set dispatched_at = now() where id = $1", [shop.id]);
  await tell({ id: 70, title: shop.title });
  // The same title once more is somebody's copy; and the run that is known stays whose it is.
  await tell({ id: 76, title: shop.title });
  await tell({ id: 70, title: blog.title, repository: 8 });
  expect(await runs()).toEqual([
    { id: shop.id, run: "70" },
    { id: blog.id, run: null },
  ]);
});

test("one that ran after ours is followed, though both have ended before the platform looked", async () => {
  const door = await openShop();
  const ours = { service: "shop", environment: "dev", workflowRun: 60, status: "SUCCEEDED" } as const;
  const { id } = await seedDelivery(door, ours);
  await door.sql("update deployments set finished_at = '2026-11-23T12:00:00Z', run_attempt = 1 where id = $1", [id]);
  await door.sql(
    `insert into workflow_jobs (id, deployment_id, run_attempt, name, status, conclusion, completed_at, steps)
     values (1, $1, 1, 'Cd', 'completed', 'success', '2026-11-23T10:30:00Z', '[]')`,
    [id],
  );
  const ended = { status: "completed", conclusion: "success", updatedAt: "2026-11-23T11:00:00Z" };
  await door.send("workflow_run", runPayload({ ...BY_HAND, ...ended }));
  await expect.poll(door.isEmpty).toBe(true);
  expect(await readAll(door)).toContainEqual(EXTERNAL);
});
