import type { WebhookNews } from "../adapters/github/github.ts";
import type { Platform } from "../context.ts";
import { toStorableJson } from "./to-storable-json.ts";

/**
 * Puts a webhook into the inbox: from here on it cannot be lost. `guid` is GitHub's X-GitHub-Delivery. Answers false
 * when it is there already. Only the part that is used is kept.
 */
export async function receiveWebhook(
  { pool }: Pick<Platform, "pool">,
  guid: string,
  news: WebhookNews,
): Promise<boolean> {
  const runId = news.event === "workflow_run" ? news.run.id : news.job.runId;
  const { rowCount } = await pool.query({
    name: "receive-webhook",
    text: `insert into webhook_deliveries (guid, event, repository_id, workflow_run_id, payload)
           values ($1, $2, $3, $4, $5) on conflict do nothing`,
    values: [guid, news.event, news.repositoryId, runId, toStorableJson(news)],
  });
  return rowCount === 1;
}
