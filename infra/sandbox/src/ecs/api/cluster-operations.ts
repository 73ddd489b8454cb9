import type { JsonObject } from "../../github/http/incoming.ts";
import { arnOf, nameIn } from "../arn.ts";
import { AwsFault, invalidParameter } from "../aws-fault.ts";
import { type Cluster, findCluster, listClusters, saveCluster } from "../state/cluster.ts";
import type { World } from "../world.ts";
import { paginate } from "./paginate.ts";
import { readText, readTexts } from "./read-input.ts";

/** The cluster a request is about; without one it is `default`, as at AWS. @throws ClusterNotFoundException */
export function requireCluster(world: World, input: JsonObject): string {
  const name = nameIn(readText(input, "cluster") ?? "default");
  if (findCluster(world.database, name)) return name;
  throw new AwsFault("ClusterNotFoundException", "Cluster not found.");
}

export function createCluster(world: World, input: JsonObject): JsonObject {
  const name = readText(input, "clusterName") ?? "default";
  if (!/^[A-Za-z0-9_-]{1,255}$/.test(name)) throw invalidParameter("Invalid identifier: Unexpected character");
  return { cluster: shapeCluster(world, saveCluster(world.database, name)) };
}

export function describeClusters(world: World, input: JsonObject): JsonObject {
  const asked = readTexts(input, "clusters").map(nameIn);
  const names = asked.length === 0 ? ["default"] : asked;
  const found = names.flatMap((name) => findCluster(world.database, name) ?? []);
  const missing = names.filter((name) => !found.some((one) => one.name === name));
  return {
    clusters: found.map((cluster) => shapeCluster(world, cluster)),
    failures: missing.map((name) => ({ arn: arnOf(world.settings, "cluster", name), reason: "MISSING" })),
  };
}

export function listClusterArns(world: World, input: JsonObject): JsonObject {
  const arns = listClusters(world.database).map(({ name }) => arnOf(world.settings, "cluster", name));
  const { page, ...more } = paginate(input, arns);
  return { clusterArns: page, ...more };
}

function shapeCluster(world: World, { name }: Cluster): JsonObject {
  const tasks = [...world.tasks.values()].filter((task) => task.cluster === name);
  const services = [...world.services.values()].filter((one) => one.cluster === name && one.status !== "INACTIVE");
  return {
    clusterArn: arnOf(world.settings, "cluster", name),
    clusterName: name,
    status: "ACTIVE",
    registeredContainerInstancesCount: 0,
    runningTasksCount: tasks.filter((task) => task.lastStatus === "RUNNING").length,
    pendingTasksCount: tasks.filter((task) => task.lastStatus === "PENDING").length,
    activeServicesCount: services.length,
    statistics: [],
    tags: [],
    settings: [],
    capacityProviders: ["FARGATE"],
    defaultCapacityProviderStrategy: [],
  };
}
