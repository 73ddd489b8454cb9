import type { JsonObject } from "../../github/http/incoming.ts";
import { arnOf } from "../arn.ts";
import { invalidParameter } from "../aws-fault.ts";
import { beginDeployment } from "../rollout/begin-deployment.ts";
import { type Service, saveService } from "../state/service.ts";
import { saveTags } from "../state/tag.ts";
import type { World } from "../world.ts";
import { requireCluster } from "./cluster-operations.ts";
import { readText } from "./read-input.ts";
import { defaultServiceSettings, readDesiredCount, readServiceSettings } from "./read-service-settings.ts";
import { findService } from "./require-service.ts";
import { shapeService } from "./shape-service.ts";
import { taskDefinitionArn } from "./shape-task-definition.ts";
import { readTags } from "./tag-operations.ts";
import { requireTaskDefinition } from "./task-definition-operations.ts";

/** The same request again answers the service it made; another one of that name is refused. */
export function createService(world: World, input: JsonObject): JsonObject {
  const cluster = requireCluster(world, input);
  const name = readText(input, "serviceName") ?? "";
  if (!/^[A-Za-z0-9_-]{1,255}$/.test(name)) {
    throw invalidParameter("Invalid service name. It must be 1 to 255 letters, digits, hyphens and underscores.");
  }
  const existing = findService(world, cluster, name);
  const creation = JSON.stringify({ ...input, clientToken: null });
  if (existing?.status === "DRAINING") throw invalidParameter("Unable to Start a service that is still Draining.");
  if (existing?.status === "ACTIVE") {
    if (existing.creation === creation) return { service: shapeService(world, existing) };
    throw invalidParameter("Creation of service was not idempotent.");
  }
  const definition = requireTaskDefinition(world, readText(input, "taskDefinition") ?? "");
  const desiredCount = readDesiredCount(input);
  if (desiredCount === null) throw invalidParameter("desiredCount should not be null.");
  const tags = readTags(input);
  const service: Service = {
    arn: arnOf(world.settings, "service", cluster, name),
    name,
    cluster,
    status: "ACTIVE",
    desiredCount,
    settings: readServiceSettings(input, defaultServiceSettings, definition),
    deployments: [],
    events: [],
    lastCompleted: null,
    isSteady: false,
    creation,
    createdAt: Date.now(),
  };
  beginDeployment(service, taskDefinitionArn(world, definition));
  world.services.set(service.arn, service);
  saveService(world.database, service);
  saveTags(world.database, service.arn, tags);
  world.scheduler.forgive(service.arn);
  world.scheduler.wake(service.arn);
  return { service: shapeService(world, service) };
}
