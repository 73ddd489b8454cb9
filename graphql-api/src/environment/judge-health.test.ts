import { expect, test } from "vitest";
import type { EcsDeployment, EcsService } from "../adapters/ecs/ecs.ts";
import { judgeHealth } from "./judge-health.ts";

const deployment = (it: Partial<EcsDeployment> = {}): EcsDeployment => ({
  id: "ecs-svc/1",
  isPrimary: true,
  taskDefinition: "arn:aws:ecs:eu-central-1:000000000000:task-definition/orders-dev:1",
  rolloutState: "COMPLETED",
  rolloutStateReason: null,
  desiredCount: 2,
  runningCount: 2,
  failedTasks: 0,
  ...it,
});

const service = (desiredCount: number, runningCount: number, ...deployments: EcsDeployment[]): EcsService => ({
  name: "orders",
  status: "ACTIVE",
  desiredCount,
  runningCount,
  pendingCount: 0,
  taskDefinition: deployment().taskDefinition,
  deployments: deployments.length > 0 ? deployments : [deployment()],
  events: [],
});

test.each<[string, string, EcsService | null]>([
  ["all that shall run runs", "RUNNING", service(2, 2)],
  ["a rollout has more than enough for a while", "RUNNING", service(2, 3)],
  ["too few run", "DEGRADED", service(2, 1)],
  ["none runs", "FAILED", service(2, 0)],
  ["none shall run", "STOPPED", service(0, 0)],
  ["none shall run, and the last one is ending", "STOPPED", service(0, 1)],
  ["ECS knows no such service, though something was deployed", "FAILED", null],
  [
    "the new tasks fail beside the old ones",
    "DEGRADED",
    service(2, 2, deployment({ rolloutState: "IN_PROGRESS", failedTasks: 1 }), deployment({ isPrimary: false })),
  ],
  [
    "the new tasks are on their way",
    "RUNNING",
    service(2, 2, deployment({ rolloutState: "IN_PROGRESS" }), deployment({ isPrimary: false })),
  ],
  ["the rollout was given up, with no way back", "DEGRADED", service(2, 2, deployment({ rolloutState: "FAILED" }))],
  [
    "the rollout was given up, and the old one is back",
    "RUNNING",
    service(2, 2, deployment(), deployment({ isPrimary: false, rolloutState: "FAILED", failedTasks: 3 })),
  ],
  ["a task failed once, before the rollout was done", "RUNNING", service(2, 2, deployment({ failedTasks: 1 }))],
  ["ECS says nothing of a rollout", "RUNNING", service(1, 1, deployment({ rolloutState: null }))],
])("when %s, it is %s", (_when, status, found) => {
  expect(judgeHealth(found)).toBe(status);
});
