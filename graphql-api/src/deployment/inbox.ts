import type { Platform } from "../context.ts";
import { claimWebhooks, hastenWebhooks } from "./claim-webhooks.ts";
import { handleWebhook } from "./handle-webhook.ts";

export interface Inbox {
  /** Something has come: handles it now. */
  look(): void;
  /** Takes up nothing more and waits for what is under way. */
  stop(): Promise<void>;
}

/** How many webhooks one process handles at a time. */
const AT_ONCE = 4;

/**
 * Handles the webhooks in the inbox as long as the process lives: when told of a new one, when a deployment changed that
 * others may wait for, and by a slow poll for what a dead process has left. Bursts wait in the database, not here.
 */
export function startInbox(platform: Platform): Inbox {
  const { pool, log, events } = platform;
  const changes = events.subscribe("deploymentChanged", () => true);
  let working: Promise<void> | null = null;
  let again = false;
  let stopped = false;

  function look(): void {
    again = true;
    working ??= work();
  }

  /** Never rejects: the loop must not end. */
  async function work(): Promise<void> {
    while (again && !stopped) {
      again = false;
      try {
        const webhooks = await claimWebhooks(pool, AT_ONCE);
        if (webhooks.length > 0) again = true;
        await Promise.all(webhooks.map((webhook) => handleWebhook(platform, webhook)));
      } catch (error) {
        log.warn({ err: error }, "the inbox cannot be read; looking again soon");
      }
    }
    working = null;
  }

  async function listen(): Promise<void> {
    for await (const { service } of changes) {
      await hastenWebhooks(pool, service).then(
        (any) => any && look(),
        (error: unknown) => log.warn({ err: error }, "what waits in the inbox could not be hastened"),
      );
    }
  }

  const poll = setInterval(look, platform.config.runs.pollMs);
  const listening = listen();
  look();

  return {
    look,
    stop: async () => {
      stopped = true;
      clearInterval(poll);
      await changes.return?.();
      await Promise.all([working, listening]);
    },
  };
}
