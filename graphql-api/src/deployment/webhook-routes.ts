import express, { type RequestHandler, type Response, Router } from "express";
import type { Platform } from "../context.ts";
import { limitBytes } from "../http/limit-bytes.ts";
import { webhooksTotal } from "../metrics.ts";
import { withoutTrace } from "../trace.ts";
import type { Inbox } from "./inbox.ts";
import { isDeliveryRun } from "./is-delivery-run.ts";
import { receiveWebhook } from "./receive-webhook.ts";

/** GitHub sends no more: https://docs.github.com/webhooks/webhook-events-and-payloads#payload-cap */
const LARGEST_BYTES = 25 * 1024 * 1024;
const KNOWN = new Set(["workflow_run", "workflow_job", "ping"]);
const IDENTIFIER = /^[\w-]{1,100}$/;

type Outcome = "accepted" | "duplicate" | "ignored" | "unreadable" | "forged" | "failed";

/**
 * GitHub's door, mounted at /webhooks. Nothing is read from a message before its signature is known to be GitHub's; and
 * it is answered as soon as it is stored, because GitHub waits ten seconds and never comes back.
 */
export function webhookRoutes(
  { webhooks, pool, log }: Pick<Platform, "webhooks" | "pool" | "log">,
  inbox: Pick<Inbox, "look">,
): Router {
  const router = Router();

  const demandSignature: RequestHandler = (request, response, next) => {
    if (!webhooks) return answer(response, 503, "No webhooks are taken here: GITHUB_WEBHOOK_SECRET is not set.");
    // Without one there is no need to read the rest.
    if (!request.get("x-hub-signature-256")) return refuse(response);
    next();
  };

  const readBytes = express.raw({ type: () => true, limit: LARGEST_BYTES, inflate: false });

  router.post("/github", demandSignature, limitBytes(), readBytes, async (request, response) => {
    const body: Buffer = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    if (!webhooks?.isGenuine(body, request.get("x-hub-signature-256"))) return refuse(response);

    const event = request.get("x-github-event") ?? "";
    const guid = request.get("x-github-delivery") ?? "";
    const end = (outcome: Outcome) => webhooksTotal.inc({ event: KNOWN.has(event) ? event : "other", outcome });
    const payload = request.is("application/json") ? parse(body) : undefined;
    if (payload === undefined || !IDENTIFIER.test(guid)) {
      end("unreadable");
      return answer(response, 400, "Send application/json, with X-GitHub-Event and X-GitHub-Delivery.");
    }

    const news = webhooks.read(event, payload);
    if (!news || (news.event === "workflow_run" && !isDeliveryRun(news.run))) {
      const isStrange = !news && event !== "ping" && KNOWN.has(event);
      if (isStrange) log.warn({ event, guid }, "a webhook is not what GitHub's documentation describes");
      end(isStrange ? "unreadable" : "ignored");
      return answer(response, 202, "Not needed here.");
    }
    try {
      const isNew = await receiveWebhook({ pool }, guid, news);
      end(isNew ? "accepted" : "duplicate");
      answer(response, 202, isNew ? "Accepted." : "Known already.");
      // It handles whatever has come, and goes on after this request.
      if (isNew) withoutTrace(() => inbox.look());
    } catch (error) {
      log.error({ err: error, guid, event }, "a webhook could not be stored");
      end("failed");
      answer(response, 503, "It cannot be stored now.");
    }
  });
  return router;
}

function refuse(response: Response): void {
  webhooksTotal.inc({ event: "other", outcome: "forged" satisfies Outcome });
  answer(response, 401, "The signature is not GitHub's.");
}

function answer(response: Response, status: number, message: string): void {
  response.status(status).json({ message });
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString("utf8"));
  } catch {
    return undefined;
  }
}
