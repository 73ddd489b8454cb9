import { expect, test } from "vitest";
import type { DeploymentStatus, StepStatus } from "../../gql/generated/graphql.ts";
import type { Step } from "./group-steps.ts";
import { settleSteps } from "./settle-steps.ts";

const end = "2030-01-01T12:01:00Z";

const steps = (...statuses: StepStatus[]): Step[] =>
  statuses.map((status, index) => ({
    id: String(index),
    name: "step",
    title: "Step",
    job: null,
    status,
    startedAt: status === "PENDING" ? null : "2030-01-01T12:00:00Z",
    finishedAt: status === "SUCCEEDED" ? "2030-01-01T12:00:30Z" : null,
    attempts: 1,
    message: null,
    url: null,
  }));

const settled = (status: DeploymentStatus) =>
  settleSteps(steps("SUCCEEDED", "RUNNING", "PENDING"), { status, finishedAt: end }).map((step) => step.status);

test("nothing is settled while a deployment moves or waits", () => {
  expect(settled("VERIFYING")).toEqual(["SUCCEEDED", "RUNNING", "PENDING"]);
  expect(settled("AWAITING_APPROVAL")).toEqual(["SUCCEEDED", "RUNNING", "PENDING"]);
});

test("what was at work shares the end of its deployment, and what was to come is skipped", () => {
  expect(settled("SUCCEEDED")).toEqual(["SUCCEEDED", "SUCCEEDED", "SKIPPED"]);
  expect(settled("FAILED")).toEqual(["SUCCEEDED", "FAILED", "SKIPPED"]);
  expect(settled("CANCELLED")).toEqual(["SUCCEEDED", "CANCELLED", "SKIPPED"]);
});

test("it took until the end, unless its own end is known", () => {
  const ends = settleSteps(steps("SUCCEEDED", "RUNNING"), { status: "SUCCEEDED", finishedAt: end });
  expect(ends.map(({ finishedAt }) => finishedAt)).toEqual(["2030-01-01T12:00:30Z", end]);
});
