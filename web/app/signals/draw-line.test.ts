import { expect, test } from "vitest";
import { drawLine } from "./draw-line.ts";

const box = { width: 100, height: 20, top: 10 };

test("values become a line from the left edge to the right, and an area below it", () => {
  expect(drawLine([0, 5, 10], box)).toEqual({ line: "M0 20L50 10L100 0", area: "M0 20L0 20L50 10L100 0L100 20Z" });
});

test("what was not measured is a gap, and a value between two gaps a dot", () => {
  expect(drawLine([null, 10, null, 5, 5], box).line).toBe("M25 0h0M75 10L100 10");
  expect(drawLine([null, null], box)).toEqual({ line: "", area: "" });
});

test("nothing leaves the box, and a top of nothing keeps the line on the ground", () => {
  expect(drawLine([20, 0], box).line).toBe("M0 0L100 20");
  expect(drawLine([0, 0], { ...box, top: 0 }).line).toBe("M0 20L100 20");
});
