import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";

/** A sign-in under way, kept by the browser that began it. */
export interface SignInAttempt {
  /** What GitHub sends back unchanged. */
  state: string;
  returnTo: string;
}

/** How long a person may take at GitHub. */
export const ATTEMPT_MS = 10 * 60_000;

/** A new attempt with a state of 32 random bytes. */
export const beginAttempt = (returnTo: string): SignInAttempt => ({
  state: randomBytes(32).toString("base64url"),
  returnTo,
});

/** The attempt as a cookie's value: readable, but nobody without the secret can make or change one. */
export function sealAttempt(attempt: SignInAttempt, secret: string, now: number): string {
  const text = Buffer.from(JSON.stringify({ ...attempt, until: now + ATTEMPT_MS })).toString("base64url");
  return `${text}.${sign(text, secret)}`;
}

/** The attempt behind a cookie's value, or null where it is forged, too old or belongs to another state. */
export function openAttempt(sealed: string | null, state: unknown, secret: string, now: number): SignInAttempt | null {
  const [text = "", signature = ""] = sealed?.split(".") ?? [];
  if (typeof state !== "string" || !isEqual(signature, sign(text, secret))) return null;
  const attempt = JSON.parse(Buffer.from(text, "base64url").toString()) as SignInAttempt & { until: number };
  return attempt.until > now && isEqual(attempt.state, state) ? attempt : null;
}

const sign = (text: string, secret: string): string =>
  createHmac("sha256", secret).update(`sign-in attempt\n${text}`).digest("base64url");

/** Takes as long for a near miss as for a far one. */
function isEqual(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
