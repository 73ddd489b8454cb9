import { z } from "zod";
import type { GitHubWebhooks } from "./github.ts";
import { parseWorkflowJob } from "./parse-workflow-job.ts";
import { parseWorkflowRun } from "./parse-workflow-run.ts";
import { verifyWebhookSignature } from "./verify-webhook-signature.ts";

const shape = z.object({
  repository: z.object({ id: z.int().positive() }),
  workflow_run: z.unknown().optional(),
  workflow_job: z.unknown().optional(),
});

/**
 * Webhooks signed with this secret.
 * @see https://docs.github.com/webhooks/webhook-events-and-payloads
 */
export function connectWebhooks(secret: string): GitHubWebhooks {
  return {
    isGenuine: (rawBody, signature) => verifyWebhookSignature(secret, rawBody, signature),

    read(event, payload) {
      if (event !== "workflow_run" && event !== "workflow_job") return null;
      const { success, data } = shape.safeParse(payload);
      if (!success) return null;
      const repositoryId = data.repository.id;
      if (event === "workflow_run") {
        const run = parseWorkflowRun(data.workflow_run);
        return run && { event, repositoryId, run };
      }
      const job = parseWorkflowJob(data.workflow_job);
      return job && { event, repositoryId, job };
    },
  };
}
