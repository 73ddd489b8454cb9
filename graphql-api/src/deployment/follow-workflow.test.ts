import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { seedDeployment, shaOf } from "../testing/seed-deployment.ts";
import { startWorld, type World } from "../testing/start-test-platform.ts";
import { type Ground, meetDeployer } from "./testing/open-ground.ts";
import { passStep } from "./testing/pass-time.ts";
import { holdJob, jobOf, useWorkflow } from "./testing/quick-workflow.ts";
import { type QuickApi, startQuickApi } from "./testing/start-quick-api.ts";

const BROKEN = "  cd:\n    uses: acme/waymark/.github/workflows/no-such-file.yml@main\n";

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

/** Loses every webhook until the test ends. */
function loseWebhooks(): void {
  world.relay.pointAt(null);
  onTestFinished(() => world.relay.pointAt(api.url));
}

async function quick(service: string, jobs: string): Promise<string> {
  const sha = await ground.make(service);
  await useWorkflow(world, service, jobs);
  return sha;
}

test("a run whose webhooks are all lost is followed by asking GitHub", async () => {
  await quick("unheard", jobOf("sleep 1"));
  loseWebhooks();
  const ended = await ground.ended(await ground.deploy("unheard", "main"));
  expect(ended).toMatchObject({ status: "SUCCEEDED", workflow_conclusion: "success", place: { isCurrent: true } });
  const heard = await world.sql("select 1 from webhook_deliveries where workflow_run_id = $1", [ended.workflow_run_id]);
  expect(heard).toEqual([]);
  const jobs = await world.sql(
    "select name, conclusion, jsonb_array_length(steps) > 0 as steps from workflow_jobs where deployment_id = (select id from deployments where workflow_run_id = $1)",
    [ended.workflow_run_id],
  );
  expect(jobs).toEqual([{ name: "Cd", conclusion: "success", steps: true }]);
});

test("a first deployment that fails says at which step, and that nothing runs", async () => {
  await quick("first", jobOf("exit 3"));
  expect(await ground.ended(await ground.deploy("first", "main"))).toMatchObject({
    status: "FAILED",
    reason: 'Cd failed at "Go". Mend it and deploy again; nothing runs in dev yet.',
    run: "FAILED",
    place: { status: "FAILED", isCurrent: false },
  });
});

test("a later deployment that fails says what still runs", async () => {
  const sha = await quick("later", jobOf("echo fine"));
  await ground.ended(await ground.deploy("later", "main"));
  await useWorkflow(world, "later", jobOf("exit 3"));
  expect(await ground.ended(await ground.deploy("later", "quick"))).toMatchObject({
    status: "FAILED",
    reason: `Cd failed at "Go". Mend it and deploy again; dev still runs ${sha.slice(0, 7)}.`,
    place: { status: "RUNNING", isCurrent: false },
  });
});

test("a workflow that GitHub cannot start fails with a sentence about the file", async () => {
  await quick("unreadable", BROKEN);
  const failed = await ground.ended(await ground.deploy("unreadable", "main"));
  expect(failed).toMatchObject({ status: "FAILED", workflow_conclusion: "startup_failure", run: "FAILED" });
  expect(failed.reason).toMatch(/^GitHub could not start cd\.yml: /);
});

test("a run that was cancelled on GitHub ends the deployment as cancelled", async () => {
  await quick("stopped", (await holdJob()).job);
  const id = await ground.deploy("stopped", "main");
  await ground.becomes(id, "RUNNING");
  const { workflow_run_id } = await ground.read(id);
  await world.github.rest("POST", `/repos/acme/stopped/actions/runs/${workflow_run_id}/cancel`);
  expect(await ground.ended(id)).toMatchObject({
    status: "CANCELLED",
    reason: "Cd was stopped on GitHub: by a person, or because it took too long. Nothing runs in dev yet.",
    run: "CANCELLED",
    place: { status: "NEVER_DEPLOYED", isCurrent: false },
  });
});

test("GitHub being away for a while is no reason to fail", async () => {
  const { job, letGo } = await holdJob();
  await quick("away", job);
  const id = await ground.deploy("away", "main");
  await ground.becomes(id, "RUNNING");
  loseWebhooks();
  await world.github.control({ failBefore: { match: { method: "GET", path: "/actions/runs/" } } });
  const told = async () => (await ground.read(id)).steps[1]?.message;
  await expect.poll(told).toMatch(/^Could not read run \d+ of acme\/away\. GitHub answered 502/);
  await letGo();
  await world.github.control({ failBefore: null });
  expect(await ground.ended(id)).toMatchObject({ status: "SUCCEEDED", reason: null });
});

test("a GitHub that goes down in mid-run and comes back is asked what became of it", async () => {
  await quick("interrupted", (await holdJob()).job);
  const id = await ground.deploy("interrupted", "main");
  await ground.becomes(id, "RUNNING");
  await world.restartGitHub();
  const ended = await ground.ended(id);
  expect(ended).toMatchObject({ status: expect.stringMatching(/^(FAILED|CANCELLED)$/), run: ended.status });
  const again = await ground.deploy("interrupted", "main");
  await ground.becomes(again, "RUNNING");
});

test("the more deployments are on their way, the less often each is asked about", async () => {
  const { job, letGo } = await holdJob();
  await quick("asked", job);
  await Promise.all(["crowd-one", "crowd-two"].map((service) => ground.make(service)));
  for (const service of ["crowd-one", "crowd-two"]) {
    for (const environment of ["dev", "staging", "prod"]) {
      await seedDeployment(world, { service, environment, sha: shaOf("1"), status: "RUNNING" });
    }
  }
  const id = await ground.deploy("asked", "main");
  await ground.becomes(id, "RUNNING");
  const pause = async () => {
    const [row] = await world.sql<{ seconds: number }>(
      "select extract(epoch from due_at - now())::float8 as seconds from runs where subject = 'asked' and status = 'WAITING' and kind = 'DEPLOY'",
    );
    return row?.seconds ?? 0;
  };
  // Half a second for up to two of them, and now there are seven.
  await expect.poll(pause).toBeGreaterThan(1);
  await world.sql("update deployments set status = 'FAILED' where run_id is null");
  await letGo();
  expect(await ground.ended(id)).toMatchObject({ status: "SUCCEEDED" });
});

test("what takes longer than it may is given up as lost, and its place is free", async () => {
  await quick("endless", (await holdJob()).job);
  const goOnUntilLost = (id: string) =>
    expect.poll(
      async () => {
        await passStep(world, id, "follow");
        return ground.read(id);
      },
      { interval: 500 },
    );
  const id = await ground.deploy("endless", "main");
  await ground.becomes(id, "RUNNING");
  const lost = { status: "LOST", run: "FAILED", place: { status: "FAILED", isCurrent: false } };
  const reason = /^Its workflow has not ended within 90 minutes\. Nothing runs in dev yet\. /;
  await goOnUntilLost(id).toMatchObject({ ...lost, reason: expect.stringMatching(reason) });
  // The first one's run holds the place in GitHub's own queue.
  const second = await ground.deploy("endless", "main");
  await ground.becomes(second, "DISPATCHED");
  const notBegun = /^GitHub has not begun its workflow within 30 minutes\. /;
  await goOnUntilLost(second).toMatchObject({ ...lost, reason: expect.stringMatching(notBegun) });
});
