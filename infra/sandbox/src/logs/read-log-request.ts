import { invalidParameter } from "../ecs/aws-fault.ts";
import type { World } from "../ecs/world.ts";
import type { Incoming } from "../github/http/incoming.ts";
import type { LogQuery } from "./log-line.ts";

export type LogFormat = "html" | "json" | "events" | "text";

export interface LogRequest {
  readonly query: LogQuery;
  /** The newest so many. */
  readonly limit: number;
  readonly isFollowing: boolean;
  readonly format: LogFormat;
}

const mostLines = 10_000;

/** Reads `?cluster= | environment=, service=, task=, since=, limit=, follow=1`. @throws AwsFault what is missing. */
export function readLogRequest(world: World, { query, headers }: Incoming): LogRequest {
  const environment = query.get("environment");
  const named = world.settings.environments.find(({ name }) => name === environment)?.cluster;
  const cluster = query.get("cluster") ?? named;
  const service = query.get("service");
  if (!cluster || !service) throw invalidParameter("Logs are of a service in a cluster: ?cluster=…&service=…");
  const task = query.get("task");
  const since = query.get("since");
  const limit = query.get("limit") ?? "1000";
  if (!/^[1-9]\d{0,8}$/.test(limit)) throw invalidParameter("limit is a whole number from 1 on");
  return {
    query: {
      cluster,
      service,
      ...(task ? { task } : {}),
      ...(since ? { since: readMoment(since) } : {}),
    },
    limit: Math.min(Number(limit), mostLines),
    isFollowing: query.get("follow") === "1",
    format: chooseFormat(headers.accept ?? ""),
  };
}

/** A browser's EventSource, a browser, a program, and curl. */
function chooseFormat(accept: string): LogFormat {
  if (accept.includes("text/event-stream")) return "events";
  if (accept.includes("text/html")) return "html";
  return /application\/(x-nd)?json/.test(accept) ? "json" : "text";
}

/** Epoch milliseconds, or a time as JSON writes it. */
function readMoment(text: string): number {
  if (/^\d{1,16}$/.test(text)) return Number(text);
  const at = Date.parse(text);
  if (Number.isNaN(at)) throw invalidParameter("since is a time, e.g. 2026-01-31T12:00:00Z, or epoch milliseconds");
  return at;
}
