import type { RequestHandler } from "express";
import type { Config } from "../app/config.server.ts";

const reading = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * A form on another site may not act with this person's cookie. Browsers name the page's origin on every POST; where
 * one does not, `Sec-Fetch-Site` has to say that it is ours. Programs without a cookie act as nobody and may pass.
 */
export function refuseForeignPost({ publicUrl }: Pick<Config, "publicUrl">): RequestHandler {
  const { origin, host } = new URL(publicUrl);

  return (request, response, next) => {
    // Remix compares the same two for itself, and hears our name whatever a load balancer has made of it.
    request.headers["x-forwarded-host"] = host;
    if (reading.has(request.method) || request.headers.cookie === undefined) return next();

    const claimed = request.get("origin");
    const own = claimed === undefined ? request.get("sec-fetch-site") === "same-origin" : claimed === origin;
    if (own) return next();
    response.status(403).type("text").send("This form was sent from another site, so it was refused.\n");
  };
}
