import { expect, test } from "vitest";
import type { WorkflowJob } from "../adapters/github/github.ts";
import { applyWorkflowRun } from "./apply-workflow-run.ts";
import { followWorkflow } from "./steps/follow-workflow.ts";
import { openStep, runOf } from "./testing/open-step.ts";

const NOW = new Date();

function jobOf(status: "in_progress" | "completed", conclusion: string | null): WorkflowJob {
  const step = { number: 1, name: "Test", status, conclusion, startedAt: NOW, completedAt: conclusion ? NOW : null };
  return {
    ...{ id: 700, runId: 70, attempt: 1, name: "cd / Build", status, conclusion, url: null },
    ...{ startedAt: NOW, completedAt: conclusion ? NOW : null, steps: [step] },
  };
}

test("what failed is named, though a webhook tells the end while GitHub is asked how far the jobs are", async () => {
  const { platform, serviceId, delivery, enter } = await openStep("RUNNING", 70);
  const told = { status: "in_progress", conclusion: null } as const;
  const ended = { status: "completed", conclusion: "failure" } as const;
  let isOver = false;
  const github = {
    readWorkflowRun: async () => runOf(delivery.title, 70, isOver ? ended : told),
    listWorkflowJobs: async () => {
      if (isOver) return [jobOf("completed", "failure")];
      isOver = true;
      await applyWorkflowRun(platform, { serviceId, run: runOf(delivery.title, 70, ended) });
      return [jobOf("in_progress", null)];
    },
  };
  await expect(enter(followWorkflow, github, true)).rejects.toThrow('Build failed at "Test". Mend it and deploy again');
});
