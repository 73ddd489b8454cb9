import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { publicId } from "../ids.ts";
import { startWorld, type World } from "../testing/start-test-platform.ts";
import { startGitHubWatch } from "./github-watch.ts";
import { type Ground, meetDeployer } from "./testing/open-ground.ts";
import { holdJob, jobOf, useWorkflow } from "./testing/quick-workflow.ts";
import { type QuickApi, startQuickApi } from "./testing/start-quick-api.ts";
import type { WatchPace } from "./watch-github.ts";

let world: World;
let api: QuickApi;
let ground: Ground;

beforeAll(async () => {
  world = await startWorld({ deployments: true });
  api = await startQuickApi(world);
  ground = await meetDeployer(world, api);
});
afterAll(async () => {
  await api.stop();
  await world.stop();
});

async function quick(service: string, job: string): Promise<void> {
  await ground.make(service);
  await useWorkflow(world, service, job);
}

/** What ada does on the page of the repository's Actions. */
async function startByHand(service: string, inputs: Record<string, string> = { environment: "dev" }): Promise<void> {
  const at = `/repos/acme/${service}/actions/workflows/cd.yml/dispatches`;
  await world.github.rest("POST", at, { ref: "quick", inputs });
}

const deploymentsOf = (service: string) =>
  world.sql<{ id: string; kind: string; status: string; attempt: number; run: string; login: string }>(
    `select d.id, d.kind, d.status, d.run_attempt as attempt, d.workflow_run_id as run, u.login from deployments d
     join service_environments se on se.id = d.service_environment_id join services s on s.id = se.service_id
     left join users u on u.id = d.requested_by where s.name = $1 order by d.created_at, d.id`,
    [service],
  );

async function firstOf(service: string): Promise<string> {
  await expect.poll(() => deploymentsOf(service)).toHaveLength(1);
  return publicId("Deployment", (await deploymentsOf(service))[0]?.id ?? "");
}

/** Loses every webhook until the test ends, and looks at GitHub at this pace. */
function watchOnly(pace: WatchPace): void {
  world.relay.pointAt(null);
  onTestFinished(() => world.relay.pointAt(api.url));
  const watch = startGitHubWatch(api.running.platform, pace);
  onTestFinished(() => watch.stop());
}

test("a workflow started by hand on GitHub is a deployment of whoever started it, with its steps", async () => {
  await quick("handy", jobOf("echo fine"));
  await startByHand("handy");
  const id = await firstOf("handy");
  expect(await ground.ended(id)).toMatchObject({
    kind: "EXTERNAL",
    status: "SUCCEEDED",
    workflow_conclusion: "success",
    steps: [{ name: "follow" }, { name: "verify" }],
    place: { status: "RUNNING", isCurrent: true },
  });
  expect(await deploymentsOf("handy")).toMatchObject([{ login: "ada", attempt: 1 }]);
  const jobs = await world.sql("select name, conclusion from workflow_jobs where run_attempt = 1 and name = 'Cd'");
  expect(jobs).toEqual([{ name: "Cd", conclusion: "success" }]);
});

test("run again on GitHub, the same deployment goes on with the next attempt", async () => {
  await quick("again", jobOf("test $GITHUB_RUN_ATTEMPT = 2"));
  const id = await ground.deploy("again", "main");
  const failed = await ground.ended(id);
  expect(failed).toMatchObject({ status: "FAILED", kind: "DEPLOY", workflow_conclusion: "failure" });
  await world.github.rest("POST", `/repos/acme/again/actions/runs/${failed.workflow_run_id}/rerun`);
  expect(await ground.becomes(id, "SUCCEEDED")).toMatchObject({ reason: null, place: { isCurrent: true } });
  expect(await deploymentsOf("again")).toMatchObject([{ attempt: 2 }]);
});

test("one of ours and one by hand at the same time: each is recorded once, one after the other", async () => {
  const { job, letGo } = await holdJob();
  await quick("both", job);
  const id = await ground.deploy("both", "main");
  // Ours is first in GitHub's queue, too.
  await ground.becomes(id, "RUNNING");
  await startByHand("both");
  await letGo();
  expect(await ground.ended(id)).toMatchObject({ status: "SUCCEEDED" });
  const states = async () => (await deploymentsOf("both")).map(({ kind, status }) => `${kind} ${status}`);
  await expect.poll(states).toEqual(["DEPLOY SUCCEEDED", "EXTERNAL SUCCEEDED"]);
});

test("with every webhook lost, GitHub is asked for what was started by hand and for late words", async () => {
  const { job, letGo } = await holdJob();
  await quick("silent", job);
  watchOnly({ pauseMs: 50, restMs: 0 });
  await startByHand("silent");
  const id = await firstOf("silent");
  await ground.becomes(id, "RUNNING");
  await world.sql(
    `with lost as (update deployments set status = 'LOST', finished_at = now() where id = $1 returning run_id)
     update runs set status = 'FAILED', fence = fence + 1 from lost where id = run_id`,
    [(await deploymentsOf("silent"))[0]?.id],
  );
  expect(await ground.read(id)).toMatchObject({ status: "LOST", run: "FAILED" });
  await letGo();
  await ground.becomes(id, "SUCCEEDED");
  expect(await ground.ended(id)).toMatchObject({
    reason: null,
    workflow_conclusion: "success",
    run: "SUCCEEDED",
  });
  expect(await deploymentsOf("silent")).toHaveLength(1);
});

test("GitHub is asked at the pace that was set, however many watch, and every service has its turn", async () => {
  const names = ["turn-a", "turn-b", "turn-c"];
  for (const name of names) await ground.make(name);
  await world.sql("update services set watched_at = null, github_repo_id = null where name <> all($1)", [names]);
  // The calls themselves are not equally long on their way.
  await world.sql("create table turns (name text, at timestamptz)");
  await world.sql(`create function note_turn() returns trigger language plpgsql as $$
    begin insert into turns values (new.name, new.watched_at); return null; end $$`);
  await world.sql(`create trigger turns after update of watched_at on services
    for each row when (new.watched_at is not null) execute function note_turn()`);
  await world.github.forget();
  const pauseMs = 300;
  for (let count = 0; count < 3; count += 1) watchOnly({ pauseMs, restMs: 0 });
  const looks = async () =>
    (await world.github.requests()).filter(({ path }) => path.includes("/actions/workflows/cd.yml/runs")).length;
  await expect.poll(looks).toBeGreaterThanOrEqual(9);
  const looked = await looks();
  const turns = await world.sql<{ name: string; gap: number | null }>(
    "select name, (extract(epoch from at - lag(at) over (order by at)) * 1000)::float8 as gap from turns order by at",
  );
  expect(turns.length).toBeGreaterThanOrEqual(looked);
  expect(turns.slice(1).filter(({ gap }) => (gap ?? 0) < pauseMs)).toEqual([]);
  const counts = names.map((one) => turns.filter(({ name }) => name === one).length);
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(turns.length);
  expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
});
