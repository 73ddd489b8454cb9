import type { Platform } from "../context.ts";
import { webhookSeconds } from "../metrics.ts";
import { applyWorkflowJob } from "./apply-workflow-job.ts";
import { type ClaimedWebhook, finishWebhook, forgetWebhook, parkWebhook, repeatWebhook } from "./claim-webhooks.ts";
import { isRunAwaited } from "./is-run-awaited.ts";
import { readNews } from "./read-news.ts";
import { type Taken, takeWorkflowRun } from "./take-workflow-run.ts";

type Handler = Pick<Platform, "pool" | "fork" | "log">;

/** How long news of an unknown run, or of one whose place is taken, wait; the reconciler finds what came too early. */
const WAIT_SECONDS = 3600;
/** How long a job may be told before its run; GitHub keeps no order. */
const STRANGE_SECONDS = 60;
const LONGEST_PAUSE_SECONDS = 600;
/** With pauses that double from half a second to a minute: about five minutes. */
const MOST_TRIES = 10;

/** Does with a webhook from the inbox what is to be done, or leaves it there for later. Never rejects. */
export async function handleWebhook({ pool, fork, log }: Handler, webhook: ClaimedWebhook): Promise<void> {
  const { guid, event, tries, ageSeconds } = webhook;
  const end = (outcome: string) => webhookSeconds.observe({ event, outcome }, ageSeconds);
  try {
    // One that ends its process each time comes back without an error of its own.
    if (tries > MOST_TRIES) throw new Error("It was taken up too often without an end");
    const taken = await take({ pool, fork }, webhook);
    if (taken === "BLOCKED" && ageSeconds < WAIT_SECONDS) {
      // Whatever it waits for hastens it. This is for what nobody hears, and each time less likely.
      await parkWebhook(pool, guid, Math.min(LONGEST_PAUSE_SECONDS, Math.max(1, ageSeconds)));
      return;
    }
    // Whatever happens in a repository is told, and most of it deploys nothing.
    await (taken === "IGNORED" ? forgetWebhook(pool, guid) : finishWebhook(pool, guid));
    end(taken === "BLOCKED" ? "expired" : taken.toLowerCase());
  } catch (error) {
    const isHopeless = tries >= MOST_TRIES;
    log[isHopeless ? "error" : "warn"]({ err: error, guid, event, tries, isHopeless }, "a webhook was not handled");
    const settled = isHopeless ? finishWebhook(pool, guid) : repeatWebhook(pool, guid, Math.min(60, 2 ** tries / 4));
    // Where even that fails, the lease runs out by itself.
    await settled.then(
      () => end(isHopeless ? "given_up" : "failed"),
      () => {},
    );
  }
}

async function take(platform: Omit<Handler, "log">, { payload, ageSeconds }: ClaimedWebhook): Promise<Taken> {
  const news = readNews(payload);
  const { rows } = await platform.pool.query<{ id: string }>({
    name: "service-of-repository",
    text: "select id from services where github_repo_id = $1",
    values: [news.repositoryId],
  });
  const serviceId = rows[0]?.id;
  if (!serviceId) return "IGNORED";
  if (news.event === "workflow_run") return takeWorkflowRun(platform, { serviceId, run: news.run });
  if (await applyWorkflowJob(platform, news.job)) return "NEWS";
  const mayCome = ageSeconds < STRANGE_SECONDS || (await isRunAwaited(platform.pool, serviceId, news.job.runId));
  return mayCome ? "BLOCKED" : "IGNORED";
}
