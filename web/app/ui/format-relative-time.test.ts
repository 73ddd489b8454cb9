import { expect, test } from "vitest";
import { formatRelativeTime } from "./format-relative-time.ts";

const now = Date.parse("2026-11-23T12:00:00Z");

test.each([
  ["2026-11-23T11:59:55Z", "just now"],
  ["2026-11-23T12:00:04Z", "just now"],
  ["2026-11-23T11:59:01Z", "59 s ago"],
  ["2026-11-23T11:57:00Z", "3 min ago"],
  ["2026-11-23T09:59:00Z", "2 h ago"],
  ["2026-11-20T12:00:00Z", "3 d ago"],
  ["2026-08-20T12:00:00Z", "3 mo ago"],
  ["2023-11-20T12:00:00Z", "3 y ago"],
  ["2026-11-23T12:00:20Z", "in 20 s"],
  ["2026-11-23T14:00:00Z", "in 2 h"],
])("%s is %s", (instant, words) => {
  expect(formatRelativeTime(instant, now)).toBe(words);
});
