import { expect, test } from "vitest";
import { findStageBefore } from "./find-stage-before.ts";

const stages = [30, 10, 20].map((rank) => ({ environment: { rank } }));

test("the stage before has the next lower rank, whatever the order and the gaps", () => {
  expect(findStageBefore(stages, 30)?.environment.rank).toBe(20);
  expect(findStageBefore(stages, 20)?.environment.rank).toBe(10);
  expect(findStageBefore(stages, 10)).toBeNull();
});
