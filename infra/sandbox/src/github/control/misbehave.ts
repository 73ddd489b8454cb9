import type { ServerResponse } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { graphqlPath } from "../graphql/answer-graphql.ts";
import { limitHeaders } from "../http/rate-limits.ts";
import { json, type Reply } from "../http/reply.ts";
import type { World } from "../world.ts";
import type { Subject } from "./rule.ts";
import type { RuleSwitch } from "./switches.ts";

const documentation = "https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api";

/** What a switch makes of a request: another answer, or none at all. */
export interface Misbehaviour {
  readonly by: RuleSwitch;
  /** null cuts the connection. */
  readonly reply: Reply | null;
}

/** Before anything happens: waits, or answers without an effect. */
export async function misbehaveBefore(world: World, subject: Subject): Promise<Misbehaviour | null> {
  const delay = world.switches.take("delay", subject);
  if (delay) await new Promise((resolve) => setTimeout(resolve, delay.milliseconds));
  if (world.switches.take("failBefore", subject)) return { by: "failBefore", reply: badGateway() };
  const secondary = world.switches.take("secondaryRateLimit", subject);
  if (secondary) {
    return { by: "secondaryRateLimit", reply: secondaryLimit(secondary.status, secondary.retryAfterSeconds) };
  }
  const primary = world.switches.take("primaryRateLimit", subject);
  if (!primary) return null;
  return { by: "primaryRateLimit", reply: primaryLimit(subject, primary.retryAfterSeconds) };
}

/** After everything happened: loses or spoils the answer. */
export function misbehaveAfter(world: World, subject: Subject, status: number): Misbehaviour | null {
  if (world.switches.take("dropReply", subject)) return { by: "dropReply", reply: null };
  if (status >= 400 || !world.switches.take("respond502AfterSuccess", subject)) return null;
  return { by: "respond502AfterSuccess", reply: badGateway() };
}

/** After everything happened and was logged: keeps the answer back, no longer than somebody waits for it. */
export async function holdReply(world: World, subject: Subject, response: ServerResponse): Promise<void> {
  const held = world.switches.take("holdReply", subject);
  if (!held) return;
  const gone = new AbortController();
  response.once("close", () => gone.abort());
  await wait(held.milliseconds, null, { signal: gone.signal }).catch(() => {});
}

function badGateway(): Reply {
  return json(502, { message: "Server Error" });
}

function secondaryLimit(status: number, retryAfterSeconds: number): Reply {
  return json(
    status,
    {
      documentation_url: `${documentation}#about-secondary-rate-limits`,
      message: "You have exceeded a secondary rate limit. Please wait a few minutes before you try again.",
    },
    { "retry-after": String(retryAfterSeconds) },
  );
}

function primaryLimit(subject: Subject, resetSeconds: number): Reply {
  const message = "API rate limit exceeded for installation.";
  const isGraphql = subject.path === graphqlPath;
  const resource = isGraphql ? "graphql" : "core";
  const resetAt = Date.now() + resetSeconds * 1000;
  const headers = limitHeaders({ limit: 5000, used: 5000, remaining: 0, resetAt }, resource);
  if (isGraphql) return json(200, { errors: [{ type: "RATE_LIMITED", message }] }, headers);
  return json(403, { message, documentation_url: documentation, status: "403" }, headers);
}
