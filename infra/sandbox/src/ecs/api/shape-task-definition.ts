import type { JsonObject } from "../../github/http/incoming.ts";
import { arnOf } from "../arn.ts";
import type { TaskDefinition } from "../state/task-definition.ts";
import type { World } from "../world.ts";
import { seconds } from "./shape-time.ts";

export function taskDefinitionArn(
  world: World,
  { family, revision }: Pick<TaskDefinition, "family" | "revision">,
): string {
  return arnOf(world.settings, "task-definition", `${family}:${revision}`);
}

export function shapeTaskDefinition(world: World, definition: TaskDefinition): JsonObject {
  const { family, revision, status, container, registered, registeredAt, deregisteredAt } = definition;
  return {
    placementConstraints: [],
    ...registered,
    taskDefinitionArn: taskDefinitionArn(world, definition),
    family,
    revision,
    status,
    containerDefinitions: [container.registered],
    volumes: [],
    requiresAttributes: [],
    compatibilities: registered.networkMode === "awsvpc" ? ["EC2", "FARGATE"] : ["EC2"],
    registeredAt: seconds(registeredAt),
    deregisteredAt: seconds(deregisteredAt),
  };
}
