import type { JsonObject } from "../../github/http/incoming.ts";
import { beginDeployment } from "../rollout/begin-deployment.ts";
import { findTaskDefinitionByArn } from "../state/find-by-arn.ts";
import { primaryOf, saveService } from "../state/service.ts";
import type { World } from "../world.ts";
import { readFlag, readText } from "./read-input.ts";
import { readDesiredCount, readServiceSettings } from "./read-service-settings.ts";
import { requireActiveService } from "./require-service.ts";
import { shapeService } from "./shape-service.ts";
import { taskDefinitionArn } from "./shape-task-definition.ts";
import { requireTaskDefinition } from "./task-definition-operations.ts";

/** Changes the count in place; another task definition, a network or a load balancer begins a deployment. */
export function updateService(world: World, input: JsonObject): JsonObject {
  const service = requireActiveService(world, input);
  const primary = primaryOf(service);
  const asked = readText(input, "taskDefinition");
  // What runs already may go on, deregistered or not.
  const current = findTaskDefinitionByArn(world.database, primary.taskDefinition);
  const definition = asked === null && current ? current : requireTaskDefinition(world, asked ?? "");
  const settings = readServiceSettings(input, service.settings, definition);
  const desiredCount = readDesiredCount(input);
  const isForced = readFlag(input, "forceNewDeployment") ?? false;
  const taskDefinition = taskDefinitionArn(world, definition);
  const isOther =
    isForced ||
    taskDefinition !== primary.taskDefinition ||
    (asked !== null && primary.rolloutState === "FAILED") ||
    input.networkConfiguration !== undefined ||
    input.loadBalancers !== undefined;
  service.settings = settings;
  if (desiredCount !== null && desiredCount !== service.desiredCount) {
    service.desiredCount = desiredCount;
    service.isSteady = false;
  }
  if (isOther) beginDeployment(service, taskDefinition);
  saveService(world.database, service);
  world.scheduler.forgive(service.arn);
  world.scheduler.wake(service.arn);
  return { service: shapeService(world, service) };
}
