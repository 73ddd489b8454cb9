import { describe, expect, test, vi } from "vitest";
import type { GitHub } from "./github.ts";
import { addWorkflow, dispatchOf, ENDLESS, QUICK, REPOSITORY, runThatIs } from "./testing/add-workflow.ts";
import { createSample, failureOf, openGitHub, type SeenRequest } from "./testing/open-github.ts";

const LONG_AGO = new Date("2026-01-01T00:00:00Z");

const isDispatch = ({ method, path }: SeenRequest) => method === "POST" && path.endsWith("/dispatches");

async function openWithWorkflow(text: string) {
  const open = await openGitHub({ actions: {} });
  await addWorkflow(open.github, text);
  return open;
}

async function dispatch(github: GitHub, deploymentId = "dep_1"): Promise<number> {
  const started = await github.dispatchWorkflow(dispatchOf(deploymentId));
  if (!started) throw new Error("GitHub did not say which run it is");
  return started.runId;
}

test("a workflow is started, and its run with all jobs and steps can be followed to the end", async () => {
  const { github, url } = await openWithWorkflow(QUICK);
  const before = new Date();
  const started = await github.dispatchWorkflow(dispatchOf("dep_1"));
  const runId = started?.runId ?? 0;
  expect(started).toEqual({ runId: expect.any(Number), url: `${url}/acme/shop/actions/runs/${runId}` });

  const run = await runThatIs(github, runId, "completed");
  expect(run).toEqual({
    id: runId,
    attempt: 1,
    status: "completed",
    conclusion: "success",
    title: "deploy dev [dep_1]",
    workflowPath: ".github/workflows/cd.yml",
    event: "workflow_dispatch",
    headSha: (await github.resolveCommit(REPOSITORY, "main"))?.sha,
    url: started?.url,
    actorLogin: "waymark[bot]",
    createdAt: expect.any(Date),
    startedAt: expect.any(Date),
    updatedAt: expect.any(Date),
  });
  expect(run.createdAt.getTime()).toBeGreaterThan(before.getTime() - 1_000);

  const step = (number: number, name: string) => ({
    ...{ number, name, status: "completed", conclusion: "success" },
    ...{ startedAt: expect.any(Date), completedAt: expect.any(Date) },
  });
  const job = (name: string) => ({
    ...{ id: expect.any(Number), runId, attempt: 1, name, status: "completed", conclusion: "success" },
    ...{ startedAt: expect.any(Date), completedAt: expect.any(Date) },
    url: expect.stringContaining(`${started?.url}/job/`),
  });
  const jobs = await github.listWorkflowJobs(REPOSITORY, runId);
  expect(jobs).toMatchObject([job("Check"), job("Deploy")]);
  expect(jobs[1]?.steps).toEqual(expect.arrayContaining([step(2, "Bring out"), step(3, "Wait for it")]));
});

test("the jobs of a run come from all pages", async () => {
  const { github, connect } = await openWithWorkflow(QUICK);
  const runId = await dispatch(github);
  await runThatIs(github, runId, "completed");
  const jobs = await connect({ pageSize: 1 }).listWorkflowJobs(REPOSITORY, runId);
  expect(jobs.map(({ name }) => name)).toEqual(["Check", "Deploy"]);
});

test("runs are found by their title, the newest first, and those before a moment are left out", async () => {
  const { github } = await openWithWorkflow(QUICK);
  const first = await dispatch(github, "dep_1");
  const second = await dispatch(github, "dep_2");
  const search = { repository: REPOSITORY, workflow: "cd.yml", createdSince: LONG_AGO };
  const found = async (more: { titleHolds?: string; createdSince?: Date }) =>
    (await github.findWorkflowRuns({ ...search, ...more })).map(({ id }) => id);
  expect(await found({})).toEqual([second, first]);
  expect(await found({ titleHolds: "[dep_1]" })).toEqual([first]);
  expect(await found({ titleHolds: "[dep_3]" })).toEqual([]);
  expect(await found({ createdSince: new Date(Date.now() + 60_000) })).toEqual([]);
  // A run created within the same second as the moment counts as created since.
  const created = (await github.readWorkflowRun(REPOSITORY, second))?.createdAt.getTime() ?? 0;
  expect(await found({ createdSince: new Date(created + 999) })).toContain(second);
});

test("a run that goes on is cancelled, and cancelling one that has ended is fine", async () => {
  const { github } = await openWithWorkflow(ENDLESS);
  const runId = await dispatch(github);
  await runThatIs(github, runId, "in_progress");
  await github.cancelWorkflowRun(REPOSITORY, runId);
  expect(await runThatIs(github, runId, "completed")).toMatchObject({ conclusion: "cancelled" });
  await github.cancelWorkflowRun(REPOSITORY, runId);
});

test("a run nobody knows is none, and cannot be cancelled", async () => {
  const { github } = await openWithWorkflow(QUICK);
  expect(await github.readWorkflowRun(REPOSITORY, 4711)).toBeNull();
  expect(await failureOf(github.cancelWorkflowRun(REPOSITORY, 4711))).toMatchObject({ kind: "NOT_FOUND" });
  expect(await failureOf(github.listWorkflowJobs(REPOSITORY, 4711))).toMatchObject({ kind: "NOT_FOUND" });
});

describe("a dispatch whose answer is lost is never sent again, and its run is found by its title", () => {
  const match = { method: "POST", path: "/dispatches$" };
  test.each([
    ["the connection breaks", { dropReply: { next: 1, match } }],
    ["a 502 comes back", { respond502AfterSuccess: { next: 1, match } }],
  ])("when %s", async (_how, switches) => {
    const { github, control, seen } = await openWithWorkflow(QUICK);
    await control(switches);
    expect(await failureOf(dispatch(github))).toMatchObject({ kind: "REPLY_LOST" });
    expect((await seen()).filter(isDispatch)).toHaveLength(1);

    const runs = await github.findWorkflowRuns({
      ...{ repository: REPOSITORY, workflow: "cd.yml", createdSince: LONG_AGO },
      titleHolds: "[dep_1]",
    });
    expect(runs).toMatchObject([{ title: "deploy dev [dep_1]", event: "workflow_dispatch" }]);
  });

  test("when GitHub keeps silent for too long", async () => {
    const { github, connect, control, seen } = await openWithWorkflow(QUICK);
    const hurried = connect({ timeoutMs: 3_000 });
    await hurried.findRepository("shop");
    await control({ holdReply: { milliseconds: 60_000, next: 1, match } });
    expect(await failureOf(dispatch(hurried))).toMatchObject({ kind: "REPLY_LOST", status: null });
    const search = { repository: REPOSITORY, workflow: "cd.yml", createdSince: LONG_AGO };
    await vi.waitFor(async () => expect(await github.findWorkflowRuns(search)).toHaveLength(1), 15_000);
    expect((await seen()).filter(isDispatch)).toHaveLength(1);
  });
});

describe("a dispatch that is refused says whether waiting helps", () => {
  test("a repository or a workflow GitHub does not see, or not yet", async () => {
    const { github } = await openGitHub({ actions: {} });
    expect(await failureOf(dispatch(github))).toMatchObject({ kind: "NOT_FOUND" });
    await createSample(github);
    expect(await failureOf(dispatch(github))).toMatchObject({ kind: "NOT_FOUND" });
    const search = { repository: REPOSITORY, workflow: "cd.yml", createdSince: LONG_AGO };
    expect(await failureOf(github.findWorkflowRuns(search))).toMatchObject({ kind: "NOT_FOUND" });
  });

  test("a workflow that cannot be started by hand, and a branch that is not there, are conflicts", async () => {
    const { github } = await openWithWorkflow(
      "on: push\njobs: { a: { runs-on: ubuntu-24.04, steps: [{ run: ls }] } }\n",
    );
    expect(await failureOf(dispatch(github))).toMatchObject({
      kind: "CONFLICT",
      message: expect.stringContaining("Workflow does not have 'workflow_dispatch' trigger"),
    });
    expect(await failureOf(github.dispatchWorkflow({ ...dispatchOf("dep_1"), ref: "none" }))).toMatchObject({
      kind: "CONFLICT",
      message: expect.stringContaining("No ref found for: none"),
    });
  });

  test("inputs the workflow does not take stay refused", async () => {
    const { github } = await openWithWorkflow(QUICK);
    const input = { ...dispatchOf("dep_1"), inputs: { environment: "dev", colour: "red" } };
    expect(await failureOf(github.dispatchWorkflow(input))).toMatchObject({
      kind: "INVALID",
      message: expect.stringContaining("colour"),
    });
  });

  test("a missing permission, and an archived repository, are forbidden", async () => {
    const { github, control } = await openWithWorkflow(QUICK);
    await control({ missingPermission: ["actions"] });
    expect(await failureOf(dispatch(github))).toMatchObject({ kind: "FORBIDDEN" });
    await control({ missingPermission: [] });
    await github.archiveRepository(REPOSITORY);
    await github.archiveRepository(REPOSITORY);
    expect(await github.findRepository("shop")).toMatchObject({ isArchived: true });
    expect(await failureOf(dispatch(github))).toMatchObject({ kind: "FORBIDDEN" });
  });
});

test("a repository whose archiving was not answered is archived by the next try", async () => {
  const { github, control } = await openGitHub();
  await createSample(github);
  await control({ respond502AfterSuccess: { next: 1, match: { method: "PATCH" } } });
  expect(await failureOf(github.archiveRepository(REPOSITORY))).toMatchObject({ kind: "UNAVAILABLE" });
  await github.archiveRepository(REPOSITORY);
  expect(await github.findRepository("shop")).toMatchObject({ isArchived: true });
  expect(await failureOf(github.archiveRepository("acme/none"))).toMatchObject({ kind: "NOT_FOUND" });
});
