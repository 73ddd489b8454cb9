import { expect, test, vi } from "vitest";
import type { GitHub, WorkflowRun } from "../adapters/github/github.ts";
import { GitHubError } from "../adapters/github/github-error.ts";
import { seedPlaces } from "../environment/testing/seed-places.ts";
import { type StepContext, TryLater } from "../run/define-run.ts";
import { fenced } from "../run/end-run.ts";
import { RunKind } from "../run/run-status.ts";
import { applyWorkflowRun } from "./apply-workflow-run.ts";
import { dispatchWorkflow } from "./steps/dispatch-workflow.ts";
import { openInbox } from "./testing/open-inbox.ts";
import { ownRepository, type SeededDelivery, seedDelivery } from "./testing/seed-delivery.ts";

const HERE = { service: "shop", environment: "dev" };
const LOST = new GitHubError("REPLY_LOST", "GitHub did not answer.");

const runOf = (title: string, id: number): WorkflowRun => ({
  id,
  attempt: 1,
  status: "in_progress",
  conclusion: null,
  title,
  workflowPath: ".github/workflows/cd.yml",
  event: "workflow_dispatch",
  headSha: "b".repeat(40),
  url: `http://localhost:4010/acme/shop/actions/runs/${id}`,
  actorLogin: "ada",
  createdAt: new Date(),
  startedAt: new Date(),
  updatedAt: new Date(),
});

/** A shop with its places, and a deployment to dev that this process works on at its first step. */
async function openStep(status: "QUEUED" | "DISPATCHED") {
  const { platform, sql } = await openInbox();
  await seedPlaces(platform.pool, [
    { ...HERE, deployment: null },
    { ...HERE, environment: "staging", deployment: null },
  ]);
  await ownRepository({ sql }, "shop", 7);
  await sql(
    "update services set repo_url = 'http://localhost:4010/acme/shop', variables_at = now() + interval '1 day'",
  );
  const delivery = await seedDelivery({ sql }, { ...HERE, workflowRun: null, status });
  await sql("update runs set status = 'RUNNING', fence = 1 where id = $1", [delivery.runId]);
  if (status === "QUEUED") await sql("update deployments set dispatched_at = null where id = $1", [delivery.id]);
  const [{ id: serviceId = "" } = {}] = await sql<{ id: string }>("select id from services");
  return { platform, sql, delivery, serviceId, enter: enterStep(platform, delivery, serviceId) };
}

const enterStep =
  (platform: StepContext["platform"], { id, runId }: SeededDelivery, serviceId: string) =>
  (github: Partial<GitHub>) => {
    const run = {
      ...{ id: runId, kind: RunKind.DEPLOY, serviceId, subject: "shop", fence: "1" },
      ...{ input: { deploymentId: id }, requestedBy: null, createdAt: new Date() },
    };
    return dispatchWorkflow.do({
      ...{ run, attempt: 1, since: new Date(), timedOut: false, signal: new AbortController().signal },
      platform: { ...platform, github: { ...platform.github, ...github } },
      output: () => expect.unreachable(),
      fenced: (work) => fenced(platform, run, work),
    });
  };

test("a webhook that is faster than GitHub's answer tells which run it is, also when the answer never comes", async () => {
  const { platform, serviceId, delivery, enter } = await openStep("QUEUED");
  const run = runOf(delivery.title, 70);
  const dispatchWorkflow = async () => {
    await applyWorkflowRun(platform, { serviceId, run });
    throw LOST;
  };
  expect(await enter({ dispatchWorkflow })).toMatchObject({ output: { workflowRunId: "70" }, url: run.url });
});

test("a run of the same title that is another deployment's already is not taken for this one's", async () => {
  const { sql, delivery, enter } = await openStep("DISPATCHED");
  await seedDelivery({ sql }, { ...HERE, environment: "staging", workflowRun: 69 });
  const found = [runOf(delivery.title, 70), runOf(delivery.title, 69)];
  expect(await enter({ findWorkflowRuns: async () => found })).toMatchObject({ output: { workflowRunId: "70" } });
});

test("what was to be stopped is not started, though the process ended that was about to stop it", async () => {
  const { sql, delivery, enter } = await openStep("QUEUED");
  await sql("update deployments set cancel_requested_at = now() where id = $1", [delivery.id]);
  const dispatchWorkflow = vi.fn();
  await expect(enter({ dispatchWorkflow })).rejects.toThrow("was called off");
  expect(dispatchWorkflow).not.toHaveBeenCalled();
  expect(await sql("select status, reason from deployments where id = $1", [delivery.id])).toEqual([
    { status: "CANCELLED", reason: "It was cancelled." },
  ]);
});

test("an outage of GitHub is waited for, also where its workflows have to be told of a stage first", async () => {
  const { sql, enter } = await openStep("QUEUED");
  await sql("update services set variables_at = null");
  const setVariable = () => Promise.reject(new GitHubError("UNAVAILABLE", "GitHub answered 502."));
  await expect(enter({ setVariable })).rejects.toThrow(TryLater);
});
