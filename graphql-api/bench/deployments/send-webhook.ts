import { createHmac, randomUUID } from "node:crypto";
import type { World } from "../world/keep-world.ts";
import type { Webhook } from "./tell-story.ts";

/**
 * Posts a webhook to an API as GitHub does; answers when it began to, as Date.now() tells time.
 *
 * @throws Error when it is not accepted.
 */
export async function sendWebhook({ api, webhookSecret }: World, { event, payload }: Webhook): Promise<number> {
  const body = JSON.stringify(payload);
  const sentAt = performance.timeOrigin + performance.now();
  const response = await fetch(`${api.url}/webhooks/github`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "x-github-event": event,
      "x-github-delivery": randomUUID(),
      "x-hub-signature-256": `sha256=${createHmac("sha256", webhookSecret).update(body).digest("hex")}`,
    },
    body,
  });
  const text = await response.text();
  if (response.status !== 202 || !text.includes("Accepted")) throw new Error(`A webhook was answered: ${text}`);
  return sentAt;
}
