import { readdirSync } from "node:fs";
import path from "node:path";
import { expect, test, vi } from "vitest";
import { openSandbox } from "../github/testing/open-sandbox.ts";
import { type OpenRunner, openRunner, patience } from "./testing/open-runner.ts";

const file = ".github/workflows/work.yml";
const sleeps = `
    runs-on: ubuntu-24.04
    steps:
      - run: |
          echo "pid $$"
          sleep 300
`;

async function begun(runner: OpenRunner, id: number): Promise<number> {
  await vi.waitFor(async () => {
    const [job] = await runner.jobs("orders", id);
    expect(await runner.log("orders", job?.id ?? 0)).toMatch(/ pid \d+/);
  }, patience);
  const [job] = await runner.jobs("orders", id);
  return Number(/ pid (\d+)/.exec(await runner.log("orders", job?.id ?? 0))?.[1]);
}

test("one run per group, one that waits, and the one that waited before is cancelled", async () => {
  const runner = await openRunner();
  await runner.write("orders", {
    [file]: `on:
  workflow_dispatch: { inputs: { environment: { type: string } } }
concurrency: { group: "deploy-\${{ inputs.environment }}", cancel-in-progress: false }
jobs:
  deploy:${sleeps}`,
  });
  const first = await runner.dispatch("orders", "work.yml", { environment: "dev" });
  const pid = await begun(runner, first);
  const second = await runner.dispatch("orders", "work.yml", { environment: "dev" });
  await vi.waitFor(
    async () => expect(await runner.run("orders", second)).toMatchObject({ status: "pending" }),
    patience,
  );
  const third = await runner.dispatch("orders", "work.yml", { environment: "dev" });
  const elsewhere = await runner.dispatch("orders", "work.yml", { environment: "prod" });
  expect(await runner.ended("orders", second)).toMatchObject({ conclusion: "cancelled" });
  await begun(runner, elsewhere);
  expect(await runner.run("orders", third)).toMatchObject({ status: "pending" });
  expect(await runner.run("orders", first)).toMatchObject({ status: "in_progress" });

  expect((await runner.rest("POST", `/repos/acme/orders/actions/runs/${first}/cancel`)).status).toBe(202);
  expect(await runner.ended("orders", first)).toMatchObject({ conclusion: "cancelled" });
  await vi.waitFor(() => expect(() => process.kill(pid, 0)).toThrow("ESRCH"), patience);
  await begun(runner, third);
  expect((await runner.rest("POST", `/repos/acme/orders/actions/runs/${first}/cancel`)).status).toBe(409);
});

test("a cancelled run still tidies up, and what waited for it does not begin", async () => {
  const runner = await openRunner();
  await runner.write("orders", {
    [file]: `on: workflow_dispatch
jobs:
  work:${sleeps}
      - run: echo never
      - if: cancelled()
        run: echo tidied
  after:
    needs: work
    runs-on: ubuntu-24.04
    steps: [{ run: echo never }]
`,
  });
  const id = await runner.dispatch("orders", "work.yml");
  await begun(runner, id);
  await runner.rest("POST", `/repos/acme/orders/actions/runs/${id}/cancel`);
  expect(await runner.ended("orders", id)).toMatchObject({ conclusion: "cancelled" });
  const [work, after] = await runner.jobs("orders", id);
  expect(work?.steps.map(({ conclusion }) => conclusion)).toEqual([
    ...["success", "cancelled", "skipped", "success", "success"],
  ]);
  expect(await runner.log("orders", work?.id ?? 0)).toContain("tidied");
  expect(after?.conclusion).toBe("skipped");
});

test("a run again is the next attempt of the same run, and the attempt before stays to be read", async () => {
  const runner = await openRunner();
  await runner.write("orders", {
    [file]: `on: workflow_dispatch
jobs:
  luck:
    runs-on: ubuntu-24.04
    steps: [{ run: test "$GITHUB_RUN_ATTEMPT" = 2 }]
`,
  });
  const id = await runner.dispatch("orders", "work.yml");
  expect(await runner.ended("orders", id)).toMatchObject({ conclusion: "failure", run_attempt: 1 });
  expect((await runner.rest("POST", `/repos/acme/orders/actions/runs/${id}/rerun`)).status).toBe(201);
  expect(await runner.ended("orders", id)).toMatchObject({ conclusion: "success", run_attempt: 2 });
  const attempt = (number: number) => runner.rest("GET", `/repos/acme/orders/actions/runs/${id}/attempts/${number}`);
  expect((await attempt(1)).body).toMatchObject({ conclusion: "failure", run_attempt: 1 });
  const { body } = await runner.rest("GET", `/repos/acme/orders/actions/runs/${id}/attempts/1/jobs`);
  expect(body).toMatchObject({ total_count: 1, jobs: [{ conclusion: "failure", run_attempt: 1 }] });
});

test("a run that a stop of the sandbox cut off is lost with its processes; one that waited goes on", async () => {
  const runner = await openRunner({ actions: { concurrentJobs: 1 } });
  await runner.write("orders", {
    [file]: `on: workflow_dispatch\njobs:\n  work:${sleeps}`,
    ".github/workflows/quick.yml":
      "on: workflow_dispatch\njobs:\n  quick:\n    runs-on: ubuntu-24.04\n    steps: [{ run: echo quick }]\n",
  });
  const cut = await runner.dispatch("orders", "work.yml");
  const pid = await begun(runner, cut);
  const waiting = await runner.dispatch("orders", "quick.yml");
  await runner.sandbox.stop();
  await vi.waitFor(() => expect(() => process.kill(pid, 0)).toThrow("ESRCH"), patience);

  const again = await openSandbox({ dataDir: runner.options.dataDir, actions: {} });
  const request = { owner: "acme", repo: "orders" };
  const read = async (id: number) =>
    (await again.installation.request("GET /repos/{owner}/{repo}/actions/runs/{run_id}", { ...request, run_id: id }))
      .data;
  expect(await read(cut)).toMatchObject({ status: "completed", conclusion: "failure" });
  const page = await (await fetch(`${again.sandbox.url}/acme/orders/actions/runs/${cut}`)).text();
  expect(page).toContain("lost communication with the server");
  await vi.waitFor(async () => expect(await read(waiting)).toMatchObject({ conclusion: "success" }), patience);
  const jobs = await again.installation.request("GET /repos/{owner}/{repo}/actions/runs/{run_id}/jobs", {
    ...{ ...request, run_id: waiting },
  });
  expect(jobs.data).toMatchObject({ total_count: 1, jobs: [{ conclusion: "success" }] });
  expect(readdirSync(path.join(runner.options.dataDir, "actions/jobs"))).toEqual([]);
});

test("a stop while a step is talking is no error", async () => {
  const runner = await openRunner();
  await runner.write("orders", {
    [file]: `on: workflow_dispatch
jobs:
  work:
    runs-on: ubuntu-24.04
    steps: [{ run: "while true; do echo word; done" }]
`,
  });
  const id = await runner.dispatch("orders", "work.yml");
  const talks = async () => {
    const [job] = await runner.jobs("orders", id);
    expect(await runner.log("orders", job?.id ?? 0)).toContain("word");
  };
  await vi.waitFor(talks, patience);
  const wrong: unknown[] = [];
  const hear = (error: unknown) => wrong.push(error);
  process.on("uncaughtExceptionMonitor", hear);
  await runner.sandbox.stop();
  await new Promise(setImmediate);
  process.off("uncaughtExceptionMonitor", hear);
  expect(wrong).toEqual([]);
});

test("switches hold a step until they are turned off, or make it fail by its name", async () => {
  const runner = await openRunner();
  await runner.write("orders", {
    [file]: `on: workflow_dispatch
jobs:
  work:
    runs-on: ubuntu-24.04
    steps: [{ name: Install, run: echo fine }, { name: Test, run: echo fine }]
`,
  });
  await runner.control({ failStep: { next: 1, match: { path: "/Test$" } }, slowStep: { milliseconds: 50, next: 1 } });
  const id = await runner.dispatch("orders", "work.yml");
  expect(await runner.ended("orders", id)).toMatchObject({ conclusion: "failure" });
  const [job] = await runner.jobs("orders", id);
  expect(job?.steps.map(({ conclusion }) => conclusion)).toEqual(["success", "success", "failure", "success"]);
  expect(await runner.log("orders", job?.id ?? 0)).toContain("The switch slowStep holds this step for 50 ms");

  await runner.control({ slowStep: { milliseconds: 3_600_000, match: { path: "/Test$" } } });
  const held = await runner.dispatch("orders", "work.yml");
  await vi.waitFor(async () => {
    const [only] = await runner.jobs("orders", held);
    expect(await runner.log("orders", only?.id ?? 0)).toContain("holds this step");
  }, patience);
  await runner.control({ slowStep: null });
  expect(await runner.ended("orders", held)).toMatchObject({ conclusion: "success" });
});
