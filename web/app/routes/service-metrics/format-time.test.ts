import { expect, test } from "vitest";
import { formatTick, formatTime } from "./format-time.ts";

const afternoon = new Date(2030, 10, 23, 14, 5, 20);
const midnight = new Date(2030, 10, 23);

test("a moment is as exact as its chart is wide", () => {
  expect([formatTime(afternoon, 60), formatTime(afternoon, 7 * 24 * 60)]).toEqual(["14:05:20", "23 Nov, 14:05"]);
});

test("an axis tells the clock, seconds where its lines are close, and the day where one begins", () => {
  expect([formatTick(afternoon, 15), formatTick(afternoon, 300)]).toEqual(["14:05:20", "14:05"]);
  expect([formatTick(midnight, 3_600), formatTick(midnight, 86_400)]).toEqual(["23 Nov", "23 Nov"]);
});
