import { expect, test } from "vitest";
import { findLastFailure } from "./find-last-failure.ts";

const past = (...statuses: ("SUCCEEDED" | "FAILED" | "CANCELLED" | "LOST" | "AWAITING_APPROVAL" | "RUNNING")[]) =>
  statuses.map((status, age) => ({ id: `${status} ${age}`, status }));

test("the newest failure is told until something arrives again", () => {
  expect(findLastFailure(past("FAILED", "SUCCEEDED"))?.id).toBe("FAILED 0");
  expect(findLastFailure(past("LOST", "FAILED"))?.id).toBe("LOST 0");
  expect(findLastFailure(past("SUCCEEDED", "FAILED"))).toBeNull();
  expect(findLastFailure([])).toBeNull();
});

test("what was cancelled, waits or is on its way does not hide a failure", () => {
  expect(findLastFailure(past("CANCELLED", "AWAITING_APPROVAL", "RUNNING", "FAILED", "SUCCEEDED"))?.id).toBe(
    "FAILED 3",
  );
});
