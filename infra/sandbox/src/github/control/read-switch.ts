import { isObject, type JsonObject } from "../http/incoming.ts";
import { Refusal } from "../refusal.ts";
import type { Match, Rule } from "./rule.ts";

export type AnonymousRead = "loopback" | "everyone" | "nobody";

export interface WebhookFaults {
  drop: number;
  duplicate: number;
  forge: number;
  reorder: boolean;
  delayMilliseconds: number;
}

const ruleKeys = ["next", "match", "milliseconds", "retryAfter", "resetIn", "status"];

/** Reads `3`, `{ next: 3, match: … }` or a list of such; a bare number counts requests, or milliseconds for a delay. */
export function readRules(name: string, value: unknown): Rule[] {
  if (value === null) return [];
  return (Array.isArray(value) ? value : [value]).map((one: unknown) => readRule(name, one));
}

export function readNames(name: string, value: unknown): string[] {
  if (value === null) return [];
  if (Array.isArray(value) && value.every((one) => typeof one === "string")) return value;
  throw misunderstood(`${name} takes a list of names`);
}

export function readAnonymousRead(_name: string, value: unknown): AnonymousRead {
  if (value === null) return "loopback";
  if (value === "loopback" || value === "everyone" || value === "nobody") return value;
  throw misunderstood('anonymousRead takes "loopback", "everyone" or "nobody"');
}

export function readWebhookFaults(name: string, value: unknown): WebhookFaults {
  if (value !== null && !isObject(value)) throw misunderstood(`${name} takes an object`);
  const given = value ?? {};
  refuseOthers(name, given, ["drop", "duplicate", "forge", "reorder", "delayMilliseconds"]);
  return {
    drop: readCount(given.drop) ?? 0,
    duplicate: readCount(given.duplicate) ?? 0,
    forge: readCount(given.forge) ?? 0,
    reorder: given.reorder === true,
    delayMilliseconds: readCount(given.delayMilliseconds) ?? 0,
  };
}

function readRule(name: string, value: unknown): Rule {
  const isDelay = ["delay", "holdReply", "visibilityDelay", "slowStep"].includes(name);
  const given = typeof value === "number" ? { [isDelay ? "milliseconds" : "next"]: value } : value;
  if (!isObject(given)) throw misunderstood(`${name} takes a number, an object or a list of objects`);
  refuseOthers(name, given, ruleKeys);
  return {
    match: readMatch(given.match),
    next: readCount(given.next) ?? null,
    milliseconds: readCount(given.milliseconds) ?? 0,
    retryAfterSeconds: readCount(given.retryAfter ?? given.resetIn) ?? 60,
    status: readCount(given.status) ?? 403,
  };
}

function readMatch(value: unknown): Match {
  if (value === undefined) return {};
  if (!isObject(value)) throw misunderstood("match takes an object");
  refuseOthers("match", value, ["method", "path", "graphqlField"]);
  const { method, path, graphqlField } = value;
  return {
    ...(typeof method === "string" ? { method: method.toUpperCase() } : {}),
    ...(typeof path === "string" ? { path: checkExpression(path) } : {}),
    ...(typeof graphqlField === "string" ? { graphqlField } : {}),
  };
}

function checkExpression(source: string): string {
  try {
    new RegExp(source);
    return source;
  } catch {
    throw misunderstood(`match.path is not a regular expression: ${source}`);
  }
}

function readCount(value: unknown): number | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === "number" && value >= 0) return value;
  throw misunderstood("Counts and times are numbers, 0 or more");
}

function refuseOthers(name: string, given: JsonObject, known: string[]): void {
  const other = Object.keys(given).find((key) => !known.includes(key));
  if (other !== undefined) throw misunderstood(`${name} has no setting "${other}"`);
}

function misunderstood(message: string): Refusal {
  return new Refusal(400, "BAD_REQUEST", message);
}
