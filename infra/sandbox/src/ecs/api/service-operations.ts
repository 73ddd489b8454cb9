import type { JsonObject } from "../../github/http/incoming.ts";
import { arnOf, nameIn } from "../arn.ts";
import { AwsFault, invalidParameter } from "../aws-fault.ts";
import { saveService } from "../state/service.ts";
import { listTags } from "../state/tag.ts";
import type { World } from "../world.ts";
import { requireCluster } from "./cluster-operations.ts";
import { paginate } from "./paginate.ts";
import { readFlag, readText, readTexts } from "./read-input.ts";
import { findService } from "./require-service.ts";
import { shapeService } from "./shape-service.ts";

/** Its tasks are stopped; it is DRAINING until the last has ended, then INACTIVE, and its name is free. */
export function deleteService(world: World, input: JsonObject): JsonObject {
  const service = findService(world, requireCluster(world, input), readText(input, "service") ?? "");
  if (!service || service.status === "INACTIVE") {
    throw new AwsFault("ServiceNotFoundException", "Service not found.");
  }
  if (service.desiredCount > 0 && !readFlag(input, "force")) {
    throw invalidParameter("The service cannot be stopped while it is scaled above 0.");
  }
  service.status = "DRAINING";
  service.desiredCount = 0;
  saveService(world.database, service);
  world.scheduler.wake(service.arn);
  return { service: shapeService(world, service) };
}

export function describeServices(world: World, input: JsonObject): JsonObject {
  const cluster = requireCluster(world, input);
  const names = readTexts(input, "services").map(nameIn);
  if (names.length === 0) throw invalidParameter("Services cannot be empty.");
  if (names.length > 10) throw invalidParameter("Services cannot have more than 10 elements.");
  const withTags = readTexts(input, "include").includes("TAGS");
  const found = names.flatMap((name) => findService(world, cluster, name) ?? []);
  const missing = names.filter((name) => !found.some((one) => one.name === name));
  return {
    services: found.map((service) => ({
      ...shapeService(world, service),
      ...(withTags ? { tags: listTags(world.database, service.arn) } : {}),
    })),
    failures: missing.map((name) => ({
      arn: arnOf(world.settings, "service", cluster, name),
      reason: "MISSING",
    })),
  };
}

export function listServiceArns(world: World, input: JsonObject): JsonObject {
  const cluster = requireCluster(world, input);
  const launchType = readText(input, "launchType");
  const found = [...world.services.values()]
    .filter((one) => one.cluster === cluster && one.status !== "INACTIVE")
    .filter((one) => launchType === null || (one.settings.described.launchType ?? "FARGATE") === launchType)
    .map(({ arn }) => arn)
    .sort();
  const { page, ...more } = paginate(input, found);
  return { serviceArns: page, ...more };
}
