import { expect, test } from "vitest";
import type { StepStatus } from "../../gql/generated/graphql.ts";
import { groupSteps, type Step, spanOf, statusOfSteps } from "./group-steps.ts";

function step(name: string, job: string | null, changes: Partial<Step> = {}): Step {
  const times = { startedAt: null, finishedAt: null, attempts: 1, message: null, url: null };
  return { id: `${job}/${name}`, name, title: name, job, status: "PENDING", ...times, ...changes };
}

const ofStatus = (...statuses: StepStatus[]) =>
  statusOfSteps(statuses.map((status, index) => step(String(index), "build", { status })));

test("the steps of a job stand together, our own each for itself", () => {
  const groups = groupSteps([
    step("dispatch", null),
    step("checkout", "build"),
    step("image", "build"),
    step("update", "deploy"),
    step("verify", null),
    step("notify", null),
  ]);
  expect(groups.map(({ job, steps }) => [job, steps.map(({ name }) => name)])).toEqual([
    [null, ["dispatch"]],
    ["build", ["checkout", "image"]],
    ["deploy", ["update"]],
    [null, ["verify"]],
    [null, ["notify"]],
  ]);
});

test("a job is what its steps are: failed before running, running before done", () => {
  expect(ofStatus("SUCCEEDED", "FAILED", "SKIPPED")).toBe("FAILED");
  expect(ofStatus("SUCCEEDED", "RUNNING", "PENDING")).toBe("RUNNING");
  expect(ofStatus("SUCCEEDED", "PENDING")).toBe("RUNNING");
  expect(ofStatus("PENDING", "PENDING")).toBe("PENDING");
  expect(ofStatus("SUCCEEDED", "SKIPPED")).toBe("SUCCEEDED");
  expect(ofStatus("SKIPPED", "SKIPPED")).toBe("SKIPPED");
  expect(ofStatus("SUCCEEDED", "CANCELLED", "SKIPPED")).toBe("CANCELLED");
});

test("a job takes from its first step to its last, and has no end while one runs", () => {
  const first = step("a", "build", { startedAt: "2030-01-01T12:00:00Z", finishedAt: "2030-01-01T12:00:05Z" });
  const second = step("b", "build", { startedAt: "2030-01-01T12:00:05Z", finishedAt: "2030-01-01T12:01:00Z" });
  const skipped = step("c", "build", { status: "SKIPPED" });
  expect(spanOf([first, second, skipped])).toEqual({ startedAt: first.startedAt, finishedAt: second.finishedAt });
  expect(spanOf([first, { ...second, finishedAt: null }])).toEqual({ startedAt: first.startedAt, finishedAt: null });
  expect(spanOf([skipped])).toEqual({ startedAt: null, finishedAt: null });
});
