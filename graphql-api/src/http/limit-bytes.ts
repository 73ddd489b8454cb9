import type { RequestHandler } from "express";

const MEBIBYTE = 1024 * 1024;

/**
 * Keeps strangers from filling the memory with large bodies: those that are being read at the same time may announce
 * `most` bytes together. Whoever comes then is asked to come back (503); who does not say how much comes is refused
 * (411). Bodies up to `small` bytes always pass.
 */
export function limitBytes(most = 64 * MEBIBYTE, small = MEBIBYTE / 4): RequestHandler {
  let reading = 0;
  return (request, response, next) => {
    const announced = request.get("content-length");
    if (announced === undefined) {
      response.status(411).json({ message: "Say how long the body is." });
      return;
    }
    const bytes = Number(announced);
    if (bytes <= small) return next();
    if (reading + bytes > most) {
      response.status(503).set("retry-after", "5").json({ message: "Too much is being read at this moment." });
      return;
    }
    reading += bytes;
    response.once("close", () => {
      reading -= bytes;
    });
    next();
  };
}
