import { expect, test } from "vitest";
import { readLimit } from "./read-limit.ts";

const now = new Date("2026-11-23T12:00:00Z");

function limitOf(status: number, headers: Record<string, string>, body: unknown = {}) {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return readLimit({ status, headers: new Headers(headers), body: text }, now)?.toISOString() ?? null;
}

test("retry-after comes before everything else", () => {
  const headers = { "retry-after": "30", "x-ratelimit-remaining": "0", "x-ratelimit-reset": "1795435800" };
  expect(limitOf(403, headers)).toBe("2026-11-23T12:00:30.000Z");
  expect(limitOf(429, { "retry-after": "0" })).toBe("2026-11-23T12:00:00.000Z");
});

test("a spent hour ends at its reset", () => {
  expect(limitOf(403, { "x-ratelimit-remaining": "0", "x-ratelimit-reset": "1795435800" })).toBe(
    "2026-11-23T12:10:00.000Z",
  );
});

test("a limit without a time lasts a minute, and so does one whose reset is over", () => {
  expect(limitOf(429, {})).toBe("2026-11-23T12:01:00.000Z");
  expect(limitOf(403, {}, { message: "You have exceeded a secondary rate limit." })).toBe("2026-11-23T12:01:00.000Z");
  expect(limitOf(403, { "x-ratelimit-remaining": "0", "x-ratelimit-reset": "1" })).toBe("2026-11-23T12:01:00.000Z");
});

test("a GraphQL limit is found in an answer of status 200", () => {
  const spent = { data: null, errors: [{ type: "RATE_LIMITED", message: "API rate limit exceeded" }] };
  expect(limitOf(200, { "x-ratelimit-remaining": "0", "x-ratelimit-reset": "1795435800" }, spent)).toBe(
    "2026-11-23T12:10:00.000Z",
  );
});

test("what only speaks of limits is none", () => {
  expect(limitOf(200, {}, { data: { message: "docs: explain RATE_LIMITED" } })).toBeNull();
  expect(limitOf(200, {}, [{ commit: { message: "handle the secondary rate limit" } }])).toBeNull();
  expect(limitOf(200, { "x-ratelimit-remaining": "0", "x-ratelimit-reset": "1795435800" })).toBeNull();
  expect(limitOf(403, { "x-ratelimit-remaining": "4999" }, { message: "Resource not accessible" })).toBeNull();
  expect(limitOf(502, {}, "<html>rate limit</html>")).toBeNull();
});
