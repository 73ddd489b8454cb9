import type { CookieOptions } from "express";
import type { Config } from "../config.ts";

type Named = Pick<Config, "http">;

const isSecure = ({ http }: Named): boolean => http.publicUrl.startsWith("https:");

/**
 * The session's cookie. The prefix makes browsers refuse one that a neighbouring subdomain has set
 * (https://developer.mozilla.org/docs/Web/HTTP/Reference/Headers/Set-Cookie#cookie_prefixes); it needs https.
 */
export const sessionCookieName = (config: Named): string => (isSecure(config) ? "__Host-waymark" : "waymark_session");

/** The cookie that ties a sign-in under way to the browser that began it. */
export const signInCookieName = (config: Named): string =>
  isSecure(config) ? "__Host-waymark-sign-in" : "waymark_sign_in";

/** Lax: GitHub's redirect back is a navigation from another site, and must bring the cookies along. */
export const cookieOptions = (config: Named): CookieOptions => ({
  httpOnly: true,
  sameSite: "lax",
  path: "/",
  secure: isSecure(config),
});

/** The value of one cookie of a Cookie header, or null. Our values are base64url, so nothing is decoded. */
export function readCookie(header: string | undefined, name: string): string | null {
  const start = `${name}=`;
  const pair = header?.split(";").find((it) => it.trim().startsWith(start));
  return pair?.trim().slice(start.length) || null;
}
