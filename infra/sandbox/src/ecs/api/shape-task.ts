import type { JsonObject } from "../../github/http/incoming.ts";
import { arnOf } from "../arn.ts";
import type { Task } from "../state/task.ts";
import type { World } from "../world.ts";
import { seconds } from "./shape-time.ts";

export function shapeTask(world: World, task: Task): JsonObject {
  return {
    taskArn: task.arn,
    clusterArn: arnOf(world.settings, "cluster", task.cluster),
    taskDefinitionArn: task.taskDefinition,
    group: `service:${task.service}`,
    startedBy: task.deployment,
    launchType: "FARGATE",
    cpu: task.cpu ?? undefined,
    memory: task.memory ?? undefined,
    lastStatus: task.lastStatus,
    desiredStatus: task.desiredStatus,
    healthStatus: task.health,
    stopCode: task.stopCode ?? undefined,
    stoppedReason: task.stoppedReason ?? undefined,
    createdAt: seconds(task.createdAt),
    startedAt: seconds(task.startedAt),
    stoppingAt: seconds(task.stoppingAt),
    stoppedAt: seconds(task.stoppedAt),
    attachments: [],
    overrides: {},
    tags: [],
    containers: [
      {
        containerArn: arnOf(world.settings, "container", task.cluster, task.id, task.container),
        taskArn: task.arn,
        name: task.container,
        image: task.image,
        lastStatus: task.lastStatus,
        healthStatus: task.health,
        exitCode: task.exitCode ?? undefined,
        // Where the process really listens, as whoever wants to speak with it reaches it.
        networkBindings:
          task.port === null
            ? []
            : [
                {
                  bindIP: world.settings.taskAddress,
                  containerPort: task.port,
                  hostPort: task.port,
                  protocol: "tcp",
                },
              ],
        networkInterfaces: [],
      },
    ],
  };
}
