import { randomBytes } from "node:crypto";
import type { Person } from "../adapters/github/github.ts";
import type { Platform } from "../context.ts";
import { hashSecret } from "./hash-secret.ts";
import { savePeople } from "./save-people.ts";
import { Session } from "./session.entity.ts";
import { User } from "./user.entity.ts";

export const SESSION_DAYS = 14;

/**
 * Signs a member in: keeps them as GitHub shows them now, and answers the secret of a new session. Never one that the
 * browser brought along, which may be known to somebody else; that one ends here, like everything that has expired.
 */
export async function openSession(
  { fork, config }: Pick<Platform, "fork" | "config">,
  person: Person,
  former: string | null,
): Promise<string> {
  const secret = randomBytes(32).toString("base64url");
  await fork().transactional(async (em) => {
    await savePeople(em, [person], config.roles);
    await em.execute("delete from sessions where expires_at < now() or token_hash = ?", [hashSecret(former ?? "")]);
    const user = await em.findOneOrFail(User, { githubId: String(person.id) });
    em.persist(new Session({ tokenHash: hashSecret(secret), user, now: new Date(), days: SESSION_DAYS }));
  });
  return secret;
}
