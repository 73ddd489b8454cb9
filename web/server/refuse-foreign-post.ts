import type { RequestHandler } from "express";

const reading = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * A form on another site may not act with this person's cookie. Browsers send `Origin` with every POST; programs
 * such as curl send none and carry no cookie either.
 */
export const refuseForeignPost: RequestHandler = (request, response, next) => {
  if (reading.has(request.method) || isOwn(request.get("origin"), request.get("host"))) return next();
  response.status(403).type("text").send("This form was sent from another site, so it was refused.\n");
};

function isOwn(origin: string | undefined, host: string | undefined): boolean {
  if (origin === undefined) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}
