import { createHmac, randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import express from "express";
import { onTestFinished } from "vitest";
import { connectWebhooks } from "../../adapters/github/connect-webhooks.ts";
import type { Platform } from "../../context.ts";
import { startRunEngine } from "../../testing/start-run-engine.ts";
import { type Inbox, startInbox } from "../inbox.ts";
import { webhookRoutes } from "../webhook-routes.ts";

export const SECRET = "It's a Secret to Everybody";

const OPEN = "select 1 from webhook_deliveries where handled_at is null";

export const signatureOf = (body: string | Buffer, secret = SECRET): string =>
  `sha256=${createHmac("sha256", secret).update(body).digest("hex")}`;

/** The door of webhooks and the inbox behind it, on a database of one's own; nobody works on runs. */
export interface OpenInbox {
  platform: Platform;
  url: string;
  inbox: Inbox;
  /** Posts a payload as GitHub does; answers the status. */
  send(event: string, payload: unknown, given?: { guid?: string; secret?: string }): Promise<number>;
  /** Rows straight from the database. */
  sql<T extends object>(text: string, values?: unknown[]): Promise<T[]>;
  /** Whether everything in the inbox is done with. */
  isEmpty(): Promise<boolean>;
  /** Whether everything in the inbox is done with, or waits for something. */
  isQuiet(): Promise<boolean>;
}

/** Ends with the test. Without a secret, the platform has none either. */
export async function openInbox(secret: string | null = SECRET): Promise<OpenInbox> {
  const engine = await startRunEngine({ pollMs: 50 });
  const platform: Platform = { ...engine.platform, webhooks: secret === null ? null : connectWebhooks(secret) };
  const inbox = startInbox(platform);
  onTestFinished(() => inbox.stop());
  const server = createServer(express().use("/webhooks", webhookRoutes(platform, inbox)));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close().closeAllConnections());
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhooks/github`;
  const sql: OpenInbox["sql"] = async (text, values) => (await platform.pool.query(text, values)).rows;

  return {
    platform,
    url,
    inbox,
    sql,
    send: async (event, payload, { guid = randomUUID(), secret: by = SECRET } = {}) => {
      const body = JSON.stringify(payload);
      const response = await fetch(url, {
        method: "POST",
        headers: {
          "content-type": "application/json",
          "x-github-event": event,
          "x-github-delivery": guid,
          "x-hub-signature-256": signatureOf(body, by),
        },
        body,
      });
      await response.arrayBuffer();
      return response.status;
    },
    isEmpty: async () => (await sql(OPEN)).length === 0,
    isQuiet: async () => (await sql(`${OPEN} and (tries > 0 or due_at <= now())`)).length === 0,
  };
}
