import { expect, test } from "vitest";
import { sumUp } from "./sum-up.ts";

test("a series is told in three numbers, and pauses count for none of them", () => {
  expect(sumUp([4, null, 1, 1])).toEqual({ now: 1, lowest: 1, highest: 4 });
});

test("what was measured before is not what is now", () => {
  expect(sumUp([3, null])).toEqual({ now: null, lowest: 3, highest: 3 });
  expect(sumUp([])).toEqual({ now: null, lowest: null, highest: null });
});
