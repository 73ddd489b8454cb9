import { expect, test } from "vitest";
import { connectSignIn, type SignInSettings } from "./connect-sign-in.ts";
import { failureOf, OAUTH, openGitHub } from "./testing/open-github.ts";

const redirectUri = "http://localhost:3000/auth/callback";

async function open(settings: Partial<SignInSettings> = {}) {
  const { url, control, seen } = await openGitHub();
  const signIn = connectSignIn({ url, ...OAUTH, userAgent: "waymark-tests", ...settings });

  /** Walks through GitHub's consent page as this person, and answers what the browser comes back with. */
  async function consent(login: string, state = "a state") {
    const page = `${signIn.authorizeUrl({ state, redirectUri })}&login=${login}`;
    const answer = await fetch(page, { redirect: "manual" });
    const back = new URL(answer.headers.get("location") ?? "");
    return { code: back.searchParams.get("code") ?? "", state: back.searchParams.get("state") };
  }
  return { signIn, consent, control, seen, url };
}

test("the browser is sent to GitHub with everything GitHub wants to know", async () => {
  const { signIn, url } = await open();
  expect(signIn.authorizeUrl({ state: "a&b", redirectUri })).toBe(
    `${url}/login/oauth/authorize?client_id=Iv1.waymark&redirect_uri=http%3A%2F%2Flocalhost%3A3000%2Fauth%2Fcallback&state=a%26b&allow_signup=false`,
  );
});

test("a code tells who signed in, once", async () => {
  const { signIn, consent, url } = await open();
  const { code, state } = await consent("dev", "the browser's own");
  expect(state).toBe("the browser's own");
  expect(await signIn.exchangeCode({ code, redirectUri })).toEqual({
    id: 102,
    login: "dev",
    name: "Dev Patel",
    avatarUrl: `${url}/avatars/dev`,
  });
  expect(await failureOf(signIn.exchangeCode({ code, redirectUri }))).toMatchObject({
    kind: "UNAUTHORIZED",
    message: "Could not sign in with GitHub. GitHub answered: The code passed is incorrect or expired. Sign in again.",
  });
});

test("an invented code is refused, and a code for another address too", async () => {
  const { signIn, consent } = await open();
  expect(await failureOf(signIn.exchangeCode({ code: "invented", redirectUri }))).toMatchObject({
    kind: "UNAUTHORIZED",
  });
  const { code } = await consent("ada");
  const elsewhere = "http://localhost:3000/elsewhere";
  expect(await failureOf(signIn.exchangeCode({ code, redirectUri: elsewhere }))).toMatchObject({ kind: "INVALID" });
});

test("a wrong client secret is the platform's mistake, and is not repeated to anybody", async () => {
  const { signIn, consent } = await open({ clientSecret: "not the secret" });
  const { code } = await consent("ada");
  const failure = await failureOf(signIn.exchangeCode({ code, redirectUri }));
  expect(failure).toMatchObject({ kind: "INVALID", message: expect.stringContaining("Check the client id") });
  expect(failure.message).not.toContain("not the secret");
});

test("a lost answer is UNAVAILABLE: the person signs in again", async () => {
  const { signIn, consent, control } = await open();
  const { code } = await consent("ada");
  await control({ dropReply: { next: 1, match: { path: "access_token" } } });
  expect(await failureOf(signIn.exchangeCode({ code, redirectUri }))).toMatchObject({ kind: "UNAVAILABLE" });
});

test("one person's limit holds up nobody else", async () => {
  const { signIn, consent, control } = await open();
  const ada = await consent("ada");
  const dev = await consent("dev");
  await control({ secondaryRateLimit: { retryAfter: 60, next: 1, match: { path: "/user$" } } });
  expect(await failureOf(signIn.exchangeCode({ code: ada.code, redirectUri }))).toMatchObject({ kind: "RATE_LIMITED" });
  expect(await signIn.exchangeCode({ code: dev.code, redirectUri })).toMatchObject({ login: "dev" });
});
