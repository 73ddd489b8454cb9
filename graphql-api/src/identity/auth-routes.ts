import { type Request, type Response, Router } from "express";
import type { Platform } from "../context.ts";
import { signInsTotal } from "../metrics.ts";
import { isOwnOrigin } from "./check-origin.ts";
import { closeSession } from "./close-session.ts";
import { cookieOptions, readCookie, sessionCookieName, signInCookieName } from "./cookies.ts";
import { finishSignIn } from "./finish-sign-in.ts";
import { mirrorOrganization } from "./mirror-organization.ts";
import { SESSION_DAYS } from "./open-session.ts";
import { safePath } from "./safe-path.ts";
import { shareRunning } from "./share-running.ts";
import { ATTEMPT_MS, beginAttempt, openAttempt, sealAttempt } from "./sign-in-attempt.ts";
import { withinTime } from "./within-time.ts";

const HOME = "/services";
const SESSION_MS = SESSION_DAYS * 86_400_000;
/** A browser is told before its person, or a proxy in between, gives up. */
const ANSWER_WITHIN_MS = 9000;
const LOGIN = /^[A-Za-z0-9-]{1,39}$/;

/**
 * Signing in with GitHub and out again, mounted at /auth. Every redirect of ours goes to a path of PUBLIC_URL; what went
 * wrong is shown by the portal's page /sign-in?error=denied|not-a-member|state|failed.
 */
export function authRoutes(platform: Platform): Router {
  const { config, log } = platform;
  const publicUrl = config.http.publicUrl;
  const redirectUri = `${publicUrl}/auth/callback`;
  const options = cookieOptions(config);
  const mirror = shareRunning(() => mirrorOrganization(platform));
  const router = Router();

  const explain = (response: Response, error: string, more: Record<string, string> = {}): void =>
    response.redirect(303, `${publicUrl}/sign-in?${new URLSearchParams({ error, ...more })}`);

  router.use((_request, response, next) => {
    response.set({ "cache-control": "no-store", "referrer-policy": "no-referrer" });
    next();
  });

  router.get("/sign-in", ({ query }, response) => {
    const attempt = beginAttempt(safePath(query.returnTo) ?? HOME);
    const address = new URL(platform.signIn.authorizeUrl({ state: attempt.state, redirectUri }));
    const login = query.login;
    // Suggests an account (https://docs.github.com/apps/oauth-apps/building-oauth-apps/authorizing-oauth-apps).
    if (typeof login === "string" && LOGIN.test(login)) address.searchParams.set("login", login);
    const sealed = sealAttempt(attempt, config.session.secret, Date.now());
    response.cookie(signInCookieName(config), sealed, { ...options, maxAge: ATTEMPT_MS });
    response.redirect(303, address.href);
  });

  router.use("/callback", (_request, response, next) => {
    // Where they are sent tells what became of it.
    response.once("finish", () => signInsTotal.inc({ outcome: outcomeOf(String(response.get("location") ?? "")) }));
    next();
  });

  router.get("/callback", async ({ query, headers }, response) => {
    const sealed = readCookie(headers.cookie, signInCookieName(config));
    const attempt = openAttempt(sealed, query.state, config.session.secret, Date.now());
    if (!attempt) return explain(response, "state");
    response.clearCookie(signInCookieName(config), options);
    if (query.error === "access_denied") return explain(response, "denied");
    const code = query.code;
    if (typeof code !== "string") {
      log.warn({ said: String(query.error).slice(0, 100) }, "GitHub sent somebody back without a code");
      return explain(response, "failed");
    }
    try {
      const former = readCookie(headers.cookie, sessionCookieName(config));
      const work = finishSignIn(platform, mirror, { code, redirectUri, former });
      const result = await withinTime(ANSWER_WITHIN_MS, work);
      if ("strangerLogin" in result) return explain(response, "not-a-member", { login: result.strangerLogin });
      response.cookie(sessionCookieName(config), result.session, { ...options, maxAge: SESSION_MS });
      return response.redirect(303, `${publicUrl}${attempt.returnTo}`);
    } catch (error) {
      log.error({ err: error }, "a sign-in failed");
      return explain(response, "failed");
    }
  });

  router.post("/sign-out", async (request: Request, response) => {
    const session = readCookie(request.headers.cookie, sessionCookieName(config));
    if (!isOwnOrigin(config, request.headers)) {
      response.status(403).type("text").send("Only a page of this platform can sign you out.");
      return;
    }
    if (session) await closeSession(platform, session);
    response.clearCookie(sessionCookieName(config), options);
    response.redirect(303, `${publicUrl}/sign-in`);
  });

  return router;
}

/** "signed_in", or the reason that the page for signing in is given. */
function outcomeOf(location: string): string {
  const { pathname, searchParams } = new URL(location, "http://portal");
  return pathname === "/sign-in" ? (searchParams.get("error") ?? "failed") : "signed_in";
}
