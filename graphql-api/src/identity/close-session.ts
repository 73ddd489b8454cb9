import type { Platform } from "../context.ts";
import { hashSecret } from "./hash-secret.ts";

/** Ends the session of that secret; one that has ended before is fine. */
export async function closeSession({ pool }: Pick<Platform, "pool">, secret: string): Promise<void> {
  await pool.query("delete from sessions where token_hash = $1", [hashSecret(secret)]);
}
