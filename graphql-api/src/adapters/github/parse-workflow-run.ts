import { z } from "zod";
import type { WorkflowRun } from "./github.ts";
import { instant, workflowStatus } from "./workflow-status.ts";

const shape = z.object({
  id: z.int().positive(),
  run_attempt: z.int().positive().default(1),
  status: workflowStatus,
  conclusion: z.string().nullish(),
  display_title: z.string(),
  path: z.string(),
  event: z.string(),
  head_sha: z.string(),
  html_url: z.url({ protocol: /^https?$/ }),
  actor: z.object({ login: z.string() }).nullish(),
  created_at: instant,
  run_started_at: instant.nullish(),
  updated_at: instant,
});

/**
 * A run as REST shows it and as the webhook `workflow_run` carries it; null when it is something else.
 * @see https://docs.github.com/webhooks/webhook-events-and-payloads#workflow_run
 */
export function parseWorkflowRun(value: unknown): WorkflowRun | null {
  const { success, data: run } = shape.safeParse(value);
  if (!success) return null;
  return {
    id: run.id,
    attempt: run.run_attempt,
    status: run.status,
    conclusion: run.conclusion ?? null,
    title: run.display_title,
    // A workflow of another branch is written as file@branch.
    workflowPath: run.path.split("@", 1)[0] ?? run.path,
    event: run.event,
    headSha: run.head_sha,
    url: run.html_url,
    actorLogin: run.actor?.login ?? null,
    createdAt: run.created_at,
    startedAt: run.run_started_at ?? run.created_at,
    updatedAt: run.updated_at,
  };
}
