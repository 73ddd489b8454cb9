import type { EntityManager } from "@mikro-orm/postgresql";
import type { Pool } from "pg";
import type { Ecs } from "./adapters/ecs/ecs.ts";
import type { GitHub, GitHubSignIn, GitHubWebhooks } from "./adapters/github/github.ts";
import type { Logs } from "./adapters/logs/logs.ts";
import type { Config } from "./config.ts";
import type { EventFeed } from "./events.ts";
import type { Viewer } from "./identity/viewer.ts";
import type { Loaders } from "./loaders.ts";
import type { Log } from "./log.ts";
import type { LogFeed } from "./logs/log-feed.ts";
import type { Signals } from "./observability/open-signals.ts";
import type { TemplateCatalog } from "./template/load-templates.ts";

/** What lives as long as the process. */
export interface Platform {
  config: Config;
  log: Log;
  /** For statements that read rows as they are. */
  pool: Pool;
  events: EventFeed;
  github: GitHub;
  signIn: GitHubSignIn;
  /** Null without a webhook secret: then only asking tells what happens at GitHub. */
  webhooks: GitHubWebhooks | null;
  /** Null where AWS is not configured: then nobody can say what runs. */
  ecs: Ecs | null;
  /** What Prometheus knows; there is nothing to tell where none is configured. */
  signals: Signals;
  /** What tasks have said, and what they say; null where AWS is not configured. */
  logs: Logs | null;
  logFeed: LogFeed | null;
  templates: TemplateCatalog;
  /** A new unit of work. */
  fork(): EntityManager;
}

/** What one request can reach. Use-cases name the parts they need with Pick. */
export interface Context extends Platform {
  em: EntityManager;
  viewer: Viewer | null;
  loaders: Loaders;
  requestId: string;
}

/** The context of a request whose caller is known: what every guarded field gets. */
export type SignedIn = Context & { viewer: Viewer };
