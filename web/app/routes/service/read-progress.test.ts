import { expect, test } from "vitest";
import { readProgress } from "./read-progress.ts";

const step = (title: string, status: string, job: string | null = null) => ({ title, status, job });

test("skipped steps count as done, and the running one is told with its job", () => {
  const steps = [
    step("Ask GitHub", "SUCCEEDED"),
    step("Build", "SKIPPED", "build"),
    step("Register", "RUNNING", "deploy"),
    step("Verify", "PENDING"),
  ];
  expect(readProgress(steps)).toEqual({ done: 2, total: 4, current: "deploy: Register" });
});

test("between two steps, and before the first, nothing is told to run", () => {
  expect(readProgress([step("Ask GitHub", "SUCCEEDED"), step("Verify", "PENDING")]).current).toBeNull();
  expect(readProgress([])).toEqual({ done: 0, total: 0, current: null });
});
