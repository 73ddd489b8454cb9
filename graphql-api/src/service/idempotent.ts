import { createHash } from "node:crypto";
import type { EntityManager } from "@mikro-orm/postgresql";
import { ProblemCode, refusal } from "../errors.ts";
import { isStorable } from "./is-storable.ts";

export interface KeyedInput {
  userId: string;
  operation: string;
  key: string;
  input: unknown;
}

/** The same input gives the same hash, whatever the order of its keys. */
function hashOf(input: unknown): string {
  const sorted = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(sorted);
    if (value === null || typeof value !== "object") return value;
    return Object.fromEntries(
      Object.entries(value)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([k, v]) => [k, sorted(v)]),
    );
  };
  return createHash("sha256")
    .update(JSON.stringify(sorted(input)))
    .digest("hex");
}

/** Refuses a key that nothing could remember. */
export function checkKey(key: string): string {
  if (key.length > 200) {
    throw refusal(ProblemCode.INVALID, "Use an idempotency key of at most 200 characters.", "idempotencyKey");
  }
  if (!isStorable(key)) throw refusal(ProblemCode.INVALID, "Leave out the NUL character.", "idempotencyKey");
  return key;
}

/** What this key was answered before, or null. Refuses a key that came with another input. */
export async function findAnswer(em: EntityManager, it: KeyedInput): Promise<string | null> {
  const rows = await em.execute<{ input_hash: string; result: string }[]>(
    "select input_hash, result #>> '{}' as result from idempotency_keys where user_id = ? and operation = ? and key = ?",
    [it.userId, it.operation, it.key],
  );
  const known = rows[0];
  if (!known) return null;
  if (known.input_hash === hashOf(it.input)) return known.result;
  throw refusal(
    ProblemCode.CONFLICT,
    "This idempotency key came with another input before. Use a new one.",
    "idempotencyKey",
  );
}

/**
 * Takes the key for an answer, in the transaction that makes what it names. False when another request took it first:
 * that one has committed by then, and its answer can be read.
 */
export async function takeKey(em: EntityManager, it: KeyedInput, result: string): Promise<boolean> {
  const taken = await em.execute(
    `insert into idempotency_keys (user_id, operation, key, input_hash, result) values (?, ?, ?, ?, ?::jsonb)
     on conflict do nothing returning key`,
    [it.userId, it.operation, it.key, hashOf(it.input), JSON.stringify(result)],
  );
  return taken.length === 1;
}
