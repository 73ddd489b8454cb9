import { expect, test } from "vitest";
import type { EcsDeployment, EcsEvent } from "../../adapters/ecs/ecs.ts";
import type { Running } from "../read-running.ts";
import { judgeRollout } from "./judge-rollout.ts";

const COMMIT = "a".repeat(40);
const ARN = "arn:aws:ecs:eu-central-1:000000000000:task-definition/orders-dev:7";
const SINCE = new Date("2026-11-23T12:00:00Z");
const LATER = new Date("2026-11-23T12:01:00Z");
const RELEASE = { commitSha: COMMIT, taskDefinition: null, since: SINCE };

/** What ECS says of a service whose primary deployment is like this; all well when nothing is said. */
function running(
  primary: Partial<EcsDeployment> = {},
  tag: string | null = COMMIT,
  events: string[] = [],
  at = LATER,
): Running {
  const deployment: EcsDeployment = {
    id: "ecs-svc/1",
    isPrimary: true,
    taskDefinition: ARN,
    rolloutState: "COMPLETED",
    rolloutStateReason: null,
    desiredCount: 2,
    runningCount: 2,
    failedTasks: 0,
    ...primary,
  };
  const { desiredCount, runningCount, taskDefinition } = deployment;
  const told: EcsEvent[] = events.map((message) => ({ at, message }));
  const service = { name: "orders", status: "ACTIVE", pendingCount: 0, desiredCount, runningCount, taskDefinition };
  return { service: { ...service, deployments: [deployment], events: told }, taskDefinition, tag };
}

test("a release has arrived when ECS is done with it and all its tasks run", () => {
  expect(judgeRollout(RELEASE, running())).toEqual({
    is: "ARRIVED",
    taskDefinition: ARN,
    tag: COMMIT,
    tasks: { desired: 2, running: 2 },
  });
});

test("a rollback has arrived when its very task definition runs, whatever the image is", () => {
  const wanted = { ...RELEASE, taskDefinition: "orders-dev:7" };
  expect(judgeRollout(wanted, running({}, null)).is).toBe("ARRIVED");
  expect(judgeRollout({ ...wanted, taskDefinition: "orders-dev:6" }, running()).is).toBe("NOT_THERE");
});

test("what somebody deployed by hand has arrived when any commit's image runs", () => {
  const wanted = { ...RELEASE, commitSha: null };
  expect(judgeRollout(wanted, running({}, "b".repeat(40))).is).toBe("ARRIVED");
  expect(judgeRollout(wanted, running({}, "latest")).is).toBe("NOT_THERE");
});

test.each<[string, Running, string]>([
  ["ECS knows no service", { service: null, taskDefinition: null, tag: null }, "ECS does not know the service yet."],
  [
    "a rollout is under way",
    running({ rolloutState: "IN_PROGRESS", rolloutStateReason: "ECS deployment 1 in progress." }),
    "ECS deployment 1 in progress.",
  ],
  ["a task is missing", running({ runningCount: 1 }), "ECS runs 1 of 2 tasks of it."],
  [
    "ECS says nothing of the rollout and a task is missing",
    running({ rolloutState: null, runningCount: 1 }),
    "ECS runs 1 of 2 tasks of it.",
  ],
])("while %s, it is waited for", (_what, told, message) => {
  expect(judgeRollout(RELEASE, told)).toEqual({ is: "ON_ITS_WAY", message });
});

test.each<[string, Running, string]>([
  [
    "ECS has given it up",
    running({ rolloutState: "FAILED", rolloutStateReason: "ECS deployment circuit breaker: tasks failed to start." }),
    "ECS gave it up: ECS deployment circuit breaker: tasks failed to start.",
  ],
  [
    "the circuit breaker has put the old release back",
    running({}, "b".repeat(40), ["has reached a steady state.", "rolling back to deployment ecs-svc/1."]),
    "ECS went back to what ran before: rolling back to deployment ecs-svc/1.",
  ],
  ["another release runs", running({}, "b".repeat(40)), "ECS runs something else."],
  [
    "another release runs, and the circuit breaker broke long ago",
    running({}, "b".repeat(40), ["rolling back to deployment ecs-svc/1."], new Date("2026-11-22T12:00:00Z")),
    "ECS runs something else.",
  ],
  [
    "no task is wanted",
    running({ desiredCount: 0, runningCount: 0 }),
    "ECS is to run no task of it: its desired count is 0.",
  ],
])("where %s, it is not there, and the reason says so", (_what, told, reason) => {
  expect(judgeRollout(RELEASE, told)).toEqual({ is: "NOT_THERE", reason });
});
