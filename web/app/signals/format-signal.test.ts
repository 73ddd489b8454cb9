import { expect, test } from "vitest";
import { formatRate, formatSeconds, formatShare } from "./format-signal.ts";

test.each([
  [formatRate, 0, "0 req/s"],
  [formatRate, 0.004, "<0.01 req/s"],
  [formatRate, 0.25, "0.25 req/s"],
  [formatRate, 4.2, "4.2 req/s"],
  [formatRate, 42.16, "42.2 req/s"],
  [formatRate, 1204.4, "1,204 req/s"],
  [formatShare, 0, "0 %"],
  [formatShare, 0.00001, "<0.01 %"],
  [formatShare, 0.00123, "0.12 %"],
  [formatShare, 0.34, "34 %"],
  [formatShare, 1, "100 %"],
  [formatSeconds, 0.00004, "<0.1 ms"],
  [formatSeconds, 0.0042, "4.2 ms"],
  [formatSeconds, 0.25, "250 ms"],
  [formatSeconds, 0.9996, "1 s"],
  [formatSeconds, 1.25, "1.25 s"],
  [formatSeconds, 75, "75 s"],
  [formatSeconds, null, "–"],
])("%o of %s is %s", (format, value, words) => {
  expect(format(value)).toBe(words);
});
