import type { LookupFunction } from "node:net";

/** A service listens on either loopback address, or on all. */
const lookup: LookupFunction = (_host, _options, answer) =>
  answer(null, [
    { address: "127.0.0.1", family: 4 },
    { address: "::1", family: 6 },
  ]);

/** Options of an HTTP request to a task. A connection of its own each: an old one may be closing this very moment. */
export function connectTo(port: number) {
  return { host: "localhost", port, agent: false, lookup, autoSelectFamily: true } as const;
}
