import type { Pool } from "pg";

/** A webhook as a process holds it for five seconds; then it is anybody's again, which does no harm. */
export interface ClaimedWebhook {
  guid: string;
  event: string;
  payload: unknown;
  /** How often it was taken up since it last waited, this time included. */
  tries: number;
  /** Since it came. */
  ageSeconds: number;
}

const CLAIM = /* SQL */ `
with next as (
  select guid from webhook_deliveries where handled_at is null and due_at <= now()
  order by due_at for update skip locked limit $1)
update webhook_deliveries w set tries = tries + 1, due_at = now() + interval '5 seconds'
from next where w.guid = next.guid
returning w.guid, w.event, w.payload, w.tries, extract(epoch from now() - w.received_at)::float8 as "ageSeconds"`;

/** Takes up to so many webhooks that are due. Two processes never get the same one; a dead one's come back. */
export async function claimWebhooks(pool: Pool, most: number): Promise<ClaimedWebhook[]> {
  return (await pool.query<ClaimedWebhook>({ name: "claim-webhooks", text: CLAIM, values: [most] })).rows;
}

/** Done with it, one way or another. */
export async function finishWebhook(pool: Pool, guid: string): Promise<void> {
  const text = "update webhook_deliveries set handled_at = now() where guid = $1";
  await pool.query({ name: "finish-webhook", text, values: [guid] });
}

/** It was none of ours. */
export async function forgetWebhook(pool: Pool, guid: string): Promise<void> {
  const text = "delete from webhook_deliveries where guid = $1";
  await pool.query({ name: "forget-webhook", text, values: [guid] });
}

/** Lets it wait for something; the count of its tries begins anew. */
export async function parkWebhook(pool: Pool, guid: string, seconds: number): Promise<void> {
  const text = "update webhook_deliveries set tries = 0, due_at = now() + $2 * interval '1 second' where guid = $1";
  await pool.query({ name: "park-webhook", text, values: [guid, seconds] });
}

/** It could not be handled; it is tried again. */
export async function repeatWebhook(pool: Pool, guid: string, seconds: number): Promise<void> {
  const text = "update webhook_deliveries set due_at = now() + $2 * interval '1 second' where guid = $1";
  await pool.query({ name: "repeat-webhook", text, values: [guid, seconds] });
}

const HASTEN = /* SQL */ `
update webhook_deliveries w set due_at = now() from services s
where s.name = $1 and w.repository_id = s.github_repo_id and w.handled_at is null and w.tries = 0 and w.due_at > now()
  and (w.event = 'workflow_run' or exists (select 1 from deployments d where d.workflow_run_id = w.workflow_run_id))`;

/** A deployment of this service has changed: what waited may have its run now, or its place. Answers whether any did. */
export async function hastenWebhooks(pool: Pool, service: string): Promise<boolean> {
  const { rowCount } = await pool.query({ name: "hasten-webhooks", text: HASTEN, values: [service] });
  return (rowCount ?? 0) > 0;
}
