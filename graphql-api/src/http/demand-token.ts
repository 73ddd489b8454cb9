import { createHash, timingSafeEqual } from "node:crypto";
import type { RequestHandler } from "express";

/** Lets pass who shows this token as a Bearer; everybody where it is null. */
export function demandToken(token: string | null): RequestHandler {
  return (request, response, next) => {
    if (token === null || isSame(request.get("authorization") ?? "", `Bearer ${token}`)) return next();
    response
      .status(401)
      .set("www-authenticate", "Bearer")
      .json({ message: "Send the METRICS_TOKEN as a Bearer token." });
  };
}

/** Takes the same time whatever is given: digests are always of one length. */
function isSame(given: string, expected: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}
