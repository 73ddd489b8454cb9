import { expect, test } from "vitest";
import { readRange } from "./read-range.ts";

test("the address says how far back, and an hour is usual", () => {
  const minutes = ["range=15m", "range=7d", "", "range=2y"].map(
    (query) => readRange(new URLSearchParams(query)).minutes,
  );
  expect(minutes).toEqual([15, 10_080, 60, 60]);
});
