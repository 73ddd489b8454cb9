import type { Platform } from "../context.ts";
import { mirrorOrganization } from "./mirror-organization.ts";
import { openSession } from "./open-session.ts";

/** A new session's secret, or the login that may not come in. */
export type SignInResult = { session: string } | { strangerLogin: string };

/**
 * Turns GitHub's code into a session of ours. Only members of the organisation come in. Their teams are read anew; where
 * GitHub will not show them now, the ones known count on, because signing in must not hang on them.
 * Rejects with a GitHubError when the code is no good or GitHub does not answer.
 */
export async function finishSignIn(
  platform: Platform,
  given: { code: string; redirectUri: string; former: string | null },
): Promise<SignInResult> {
  const { code, redirectUri, former } = given;
  const person = await platform.signIn.exchangeCode({ code, redirectUri });
  if (!(await platform.github.isMember(person.login))) return { strangerLogin: person.login };
  await mirrorOrganization(platform).catch((error: unknown) => {
    platform.log.warn({ err: error }, "the organisation cannot be mirrored at sign-in; known teams count on");
  });
  return { session: await openSession(platform, person, former) };
}
