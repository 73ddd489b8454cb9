import type { KeyObject } from "node:crypto";
import type { DatabaseSync } from "node:sqlite";
import type { Actions } from "../actions/run/actions.ts";
import type { RequestLog } from "./control/request-log.ts";
import type { Switches } from "./control/switches.ts";
import type { RateLimits } from "./http/rate-limits.ts";
import type { SandboxOptions } from "./options.ts";
import type { RepositoryLocks } from "./repository/repository-locks.ts";
import type { WebhookSender } from "./webhooks/webhook-sender.ts";

/** Everything a request can touch. */
export interface World {
  readonly options: SandboxOptions;
  /** Root of every address in answers, without a slash at the end. */
  readonly url: string;
  readonly appKey: KeyObject;
  readonly database: DatabaseSync;
  /** Where the bare repositories lie, `<id>.git`. */
  readonly repositoriesDir: string;
  /** The hooks that git runs on a push, the same for all repositories. */
  readonly hooksDir: string;
  readonly locks: RepositoryLocks;
  readonly switches: Switches;
  readonly log: RequestLog;
  readonly limits: RateLimits;
  readonly webhooks: WebhookSender;
  readonly actions: Actions;
}
