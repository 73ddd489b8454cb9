import type { RequestHandler } from "express";

/** The largest form is a service with its parameters; a mebibyte is far beyond one. */
const limit = 1_048_576;

/** Remix reads a body whole, so its size has to be known, and small, before it starts. */
export const refuseLargeBody: RequestHandler = (request, response, next) => {
  if (request.headers["transfer-encoding"] !== undefined)
    return void response.status(411).type("text").send("Say the length of the body with Content-Length.\n");
  if (Number(request.headers["content-length"] ?? 0) > limit)
    return void response.status(413).type("text").send("The body may hold 1 MiB at most.\n");
  next();
};
