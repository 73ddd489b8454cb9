import { createHmac } from "node:crypto";
import type { DatabaseSync } from "node:sqlite";
import type { Switches } from "../control/switches.ts";
import type { SandboxOptions } from "../options.ts";
import { type Delivery, insertDelivery, listPendingDeliveries, saveOutcome } from "../state/delivery.ts";

export const hookId = 9001;
const patience = 10_000;
const reorderPatience = 10_000;

interface Event {
  readonly event: string;
  readonly action: string | null;
  readonly repository: number | null;
  readonly payload: unknown;
}

/**
 * Sends the App's events. Each is stored before it is sent, and sent once: GitHub repeats none by itself.
 * Only what a kill left unsent is sent at the next start.
 */
export class WebhookSender {
  readonly #database: DatabaseSync;
  readonly #webhook: SandboxOptions["webhook"];
  readonly #switches: Switches;
  readonly #stopping = new AbortController();
  readonly #sending = new Set<Promise<void>>();
  #held: { send: () => void } | null = null;

  constructor(database: DatabaseSync, webhook: SandboxOptions["webhook"], switches: Switches) {
    this.#database = database;
    this.#webhook = webhook;
    this.#switches = switches;
  }

  emit(event: Event): void {
    const delivery = insertDelivery(this.#database, { ...event, payload: JSON.stringify(event.payload) });
    const faults = this.#switches.webhookFaults();
    if (faults.drop > 0) {
      faults.drop -= 1;
      saveOutcome(this.#database, delivery.id, { status: "dropped by a switch", statusCode: 0, seconds: 0 });
      return;
    }
    if (faults.reorder) {
      this.#swap(delivery);
      return;
    }
    this.#track(this.#send(delivery));
    if (faults.duplicate > 0) {
      faults.duplicate -= 1;
      this.#track(this.#post(delivery, this.#webhook?.secret ?? "").then(() => undefined));
    }
    if (faults.forge > 0) {
      faults.forge -= 1;
      const forged = { ...delivery, guid: crypto.randomUUID() };
      this.#track(this.#post(forged, "not the secret").then(() => undefined));
    }
  }

  /** Sends a stored event again under the same GUID. */
  redeliver(known: Delivery): void {
    this.#track(this.#send(insertDelivery(this.#database, { ...known, redelivery: true })));
  }

  /** Sends what a kill had left unsent. */
  resume(): void {
    for (const delivery of listPendingDeliveries(this.#database)) this.#track(this.#send(delivery));
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await Promise.all(this.#sending);
  }

  /** Holds one event back until its successor has been sent, or for ten seconds: a push takes some runs of git. */
  #swap(delivery: Delivery): void {
    const held = this.#held;
    if (held) {
      this.#held = null;
      this.#track(this.#send(delivery).then(() => held.send()));
      return;
    }
    const mine = { send: () => this.#track(this.#send(delivery)) };
    this.#held = mine;
    setTimeout(() => {
      if (this.#held !== mine) return;
      this.#held = null;
      mine.send();
    }, reorderPatience).unref();
  }

  async #send(delivery: Delivery): Promise<void> {
    if (!this.#webhook) {
      saveOutcome(this.#database, delivery.id, { status: "no webhook address", statusCode: 0, seconds: 0 });
      return;
    }
    const began = performance.now();
    const outcome = await this.#post(delivery, this.#webhook.secret);
    if (this.#stopping.signal.aborted) return;
    saveOutcome(this.#database, delivery.id, { ...outcome, seconds: (performance.now() - began) / 1000 });
  }

  async #post(delivery: Delivery, secret: string): Promise<{ status: string; statusCode: number }> {
    const wait = this.#switches.webhookFaults().delayMilliseconds;
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    try {
      const response = await fetch(this.#webhook?.url ?? "", {
        method: "POST",
        headers: headersOf(delivery, secret),
        body: delivery.payload,
        redirect: "manual",
        signal: AbortSignal.any([this.#stopping.signal, AbortSignal.timeout(patience)]),
      });
      await response.arrayBuffer();
      return { status: response.ok ? "OK" : response.statusText || "Error", statusCode: response.status };
    } catch (error) {
      const isLate = error instanceof Error && error.name === "TimeoutError";
      return { status: isLate ? "timed out" : "failed to connect to host", statusCode: isLate ? 504 : 502 };
    }
  }

  #track(sending: Promise<void>): void {
    const tracked = sending.finally(() => this.#sending.delete(tracked));
    this.#sending.add(tracked);
  }
}

/** @see https://docs.github.com/webhooks/webhook-events-and-payloads#delivery-headers */
export function headersOf(delivery: Delivery, secret: string): Record<string, string> {
  return {
    "content-type": "application/json",
    "user-agent": "GitHub-Hookshot/sandbox",
    "x-github-event": delivery.event,
    "x-github-delivery": delivery.guid,
    "x-github-hook-id": String(hookId),
    "x-github-hook-installation-target-type": "integration",
    "x-hub-signature-256": `sha256=${createHmac("sha256", secret).update(delivery.payload).digest("hex")}`,
  };
}
