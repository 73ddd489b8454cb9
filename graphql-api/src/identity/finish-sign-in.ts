import type { Platform } from "../context.ts";
import { openSession } from "./open-session.ts";
import { withinTime } from "./within-time.ts";

/** A person waits for this; a large organisation on a slow day is read to its end behind their back. */
const MIRROR_WITHIN_MS = 3000;

/** A new session's secret, or the login that may not come in. */
export type SignInResult = { session: string } | { strangerLogin: string };

/**
 * Turns GitHub's code into a session of ours. Only members of the organisation come in. Their teams are read anew by
 * `mirror`; where GitHub does not show them in time, the known ones count on, because signing in must not hang on them.
 * Rejects with a GitHubError when the code is no good or GitHub does not answer.
 */
export async function finishSignIn(
  platform: Pick<Platform, "fork" | "config" | "log" | "github" | "signIn">,
  mirror: () => Promise<void>,
  given: { code: string; redirectUri: string; former: string | null },
): Promise<SignInResult> {
  const { code, redirectUri, former } = given;
  const person = await platform.signIn.exchangeCode({ code, redirectUri });
  if (!(await platform.github.isMember(person.login))) return { strangerLogin: person.login };
  await withinTime(MIRROR_WITHIN_MS, mirror()).catch((error: unknown) => {
    platform.log.warn({ err: error }, "the organisation was not mirrored at sign-in; known teams count on");
  });
  return { session: await openSession(platform, person, former) };
}
