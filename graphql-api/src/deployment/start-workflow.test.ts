import { expect, test, vi } from "vitest";
import { GitHubError } from "../adapters/github/github-error.ts";
import { TryLater } from "../run/define-run.ts";
import { applyWorkflowRun } from "./apply-workflow-run.ts";
import { dispatchWorkflow } from "./steps/dispatch-workflow.ts";
import { HERE, openStep, runOf } from "./testing/open-step.ts";
import { seedDelivery } from "./testing/seed-delivery.ts";

const LOST = new GitHubError("REPLY_LOST", "GitHub did not answer.");

test("a webhook that is faster than GitHub's answer tells which run it is, also when the answer never comes", async () => {
  const { platform, serviceId, delivery, enter } = await openStep("QUEUED");
  const run = runOf(delivery.title, 70);
  const start = async () => {
    await applyWorkflowRun(platform, { serviceId, run });
    throw LOST;
  };
  expect(await enter(dispatchWorkflow, { dispatchWorkflow: start })).toMatchObject({
    output: { workflowRunId: "70" },
    url: run.url,
  });
});

test("a run of the same title that is another deployment's already is not taken for this one's", async () => {
  const { sql, delivery, enter } = await openStep("DISPATCHED");
  await seedDelivery({ sql }, { ...HERE, environment: "staging", workflowRun: 69 });
  const found = [runOf(delivery.title, 70), runOf(delivery.title, 69)];
  expect(await enter(dispatchWorkflow, { findWorkflowRuns: async () => found })).toMatchObject({
    output: { workflowRunId: "70" },
  });
});

test("what was to be stopped is not started, though the process ended that was about to stop it", async () => {
  const { sql, delivery, enter } = await openStep("QUEUED");
  await sql("update deployments set cancel_requested_at = now() where id = $1", [delivery.id]);
  const start = vi.fn();
  await expect(enter(dispatchWorkflow, { dispatchWorkflow: start })).rejects.toThrow("was called off");
  expect(start).not.toHaveBeenCalled();
  expect(await sql("select status, reason from deployments where id = $1", [delivery.id])).toEqual([
    { status: "CANCELLED", reason: "It was cancelled." },
  ]);
});

test("an outage of GitHub is waited for, also where its workflows have to be told of a stage first", async () => {
  const { sql, enter } = await openStep("QUEUED");
  await sql("update services set variables_at = null");
  const setVariable = () => Promise.reject(new GitHubError("UNAVAILABLE", "GitHub answered 502."));
  await expect(enter(dispatchWorkflow, { setVariable })).rejects.toThrow(TryLater);
});
