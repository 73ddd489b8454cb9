import type { SignedIn } from "../context.ts";
import { newId } from "../ids.ts";
import { maskSecrets } from "./mask-secrets.ts";
import { nameSubject } from "./name-subject.ts";

type Recorder = Pick<SignedIn, "pool" | "log" | "viewer" | "requestId">;

// Some mutations name a service by its id or by a deployment of it, and people look for names.
const INSERT = /* SQL */ `
insert into audit_entries (id, at, actor_id, action, subject, input, result)
values ($1, now(), $2, $3, coalesce(
  (select name from services where id = $4::uuid),
  (select s.name from deployments d join service_environments se on se.id = d.service_environment_id
    join services s on s.id = se.service_id where d.id = $8::uuid), $5), $6::jsonb, $7)`;

/**
 * Runs a mutation and writes down who asked for what and how it ended: `DONE`, `REFUSED: <codes>` or `FAILED`.
 * What was done stays done when the audit cannot be written; the log then has the entry's place.
 */
export async function recordMutation<T>(
  recorder: Recorder,
  action: string,
  input: unknown,
  run: () => Promise<T> | T,
): Promise<T> {
  try {
    const payload = await run();
    await write(recorder, action, input, payload, resultOf(payload));
    return payload;
  } catch (error) {
    await write(recorder, action, input, null, "FAILED");
    throw error;
  }
}

async function write(
  { pool, log, viewer, requestId }: Recorder,
  action: string,
  input: unknown,
  payload: unknown,
  result: string,
): Promise<void> {
  const { serviceId, deploymentId, name } = nameSubject(input, payload);
  const masked = JSON.stringify(maskSecrets(input) ?? null);
  const values = [newId(), viewer.id, action, serviceId, maskSecrets(name), masked, result, deploymentId];
  await pool.query(INSERT, values).catch((error: unknown) => {
    log.error({ err: error, action, result, actor: viewer.login, requestId }, "an audit entry cannot be written");
  });
}

function resultOf(payload: unknown): string {
  const problems = (payload as { problems?: { code: string }[] } | null)?.problems ?? [];
  return problems.length === 0 ? "DONE" : `REFUSED: ${[...new Set(problems.map(({ code }) => code))].join(", ")}`;
}
