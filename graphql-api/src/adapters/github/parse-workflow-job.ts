import { z } from "zod";
import type { WorkflowJob } from "./github.ts";
import { instant, workflowStatus } from "./workflow-status.ts";

const step = z.object({
  number: z.int(),
  name: z.string(),
  status: workflowStatus,
  conclusion: z.string().nullish(),
  started_at: instant.nullish(),
  completed_at: instant.nullish(),
});

const shape = z.object({
  id: z.int().positive(),
  run_id: z.int().positive(),
  run_attempt: z.int().positive().default(1),
  name: z.string(),
  status: workflowStatus,
  conclusion: z.string().nullish(),
  html_url: z.url({ protocol: /^https?$/ }).nullish(),
  started_at: instant.nullish(),
  completed_at: instant.nullish(),
  steps: z.array(step).nullish(),
});

/**
 * A job as REST shows it and as the webhook `workflow_job` carries it; null when it is something else.
 * @see https://docs.github.com/webhooks/webhook-events-and-payloads#workflow_job
 */
export function parseWorkflowJob(value: unknown): WorkflowJob | null {
  const { success, data: job } = shape.safeParse(value);
  if (!success) return null;
  // A job that waits tells when it came up as its start.
  const hasStarted = job.status === "in_progress" || job.status === "completed";
  return {
    id: job.id,
    runId: job.run_id,
    attempt: job.run_attempt,
    name: job.name,
    status: job.status,
    conclusion: job.conclusion ?? null,
    url: job.html_url ?? null,
    startedAt: hasStarted ? (job.started_at ?? null) : null,
    completedAt: job.completed_at ?? null,
    steps: (job.steps ?? []).map(({ number, name, status, conclusion, started_at, completed_at }) => ({
      number,
      name,
      status,
      conclusion: conclusion ?? null,
      startedAt: started_at ?? null,
      completedAt: completed_at ?? null,
    })),
  };
}
