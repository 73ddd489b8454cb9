import type { JsonObject } from "../../github/http/incoming.ts";
import { arnOf } from "../arn.ts";
import { tasksOf } from "../rollout/reconcile-service.ts";
import { type Deployment, primaryOf, type Service } from "../state/service.ts";
import type { Task } from "../state/task.ts";
import type { World } from "../world.ts";
import { seconds } from "./shape-time.ts";

export function shapeService(world: World, service: Service): JsonObject {
  const tasks = tasksOf(world, service);
  const { settings } = service;
  const isGone = service.status === "INACTIVE";
  return {
    launchType: "FARGATE",
    placementConstraints: [],
    placementStrategy: [],
    ...settings.described,
    serviceArn: service.arn,
    serviceName: service.name,
    clusterArn: arnOf(world.settings, "cluster", service.cluster),
    loadBalancers: settings.loadBalancers,
    serviceRegistries: [],
    status: service.status,
    desiredCount: service.desiredCount,
    ...countTasks(tasks),
    taskDefinition: primaryOf(service).taskDefinition,
    deploymentConfiguration: {
      deploymentCircuitBreaker: settings.circuitBreaker,
      maximumPercent: settings.maximumPercent,
      minimumHealthyPercent: settings.minimumHealthyPercent,
      strategy: "ROLLING",
    },
    deployments: isGone ? [] : service.deployments.map((one) => shapeDeployment(service, one, tasks)),
    events: service.events.map(({ id, createdAt, message }) => ({ id, createdAt: seconds(createdAt), message })),
    createdAt: seconds(service.createdAt),
    healthCheckGracePeriodSeconds: settings.gracePeriodSeconds,
    schedulingStrategy: "REPLICA",
    deploymentController: { type: "ECS" },
  };
}

function shapeDeployment(service: Service, deployment: Deployment, tasks: readonly Task[]): JsonObject {
  return {
    id: deployment.id,
    status: deployment.status,
    taskDefinition: deployment.taskDefinition,
    desiredCount: deployment.status === "PRIMARY" ? service.desiredCount : 0,
    ...countTasks(tasks.filter((task) => task.deployment === deployment.id)),
    failedTasks: deployment.failedTasks,
    createdAt: seconds(deployment.createdAt),
    updatedAt: seconds(deployment.updatedAt),
    launchType: service.settings.described.launchType ?? "FARGATE",
    networkConfiguration: service.settings.described.networkConfiguration,
    rolloutState: deployment.rolloutState,
    rolloutStateReason: deployment.rolloutStateReason,
  };
}

function countTasks(tasks: readonly Task[]): { runningCount: number; pendingCount: number } {
  return {
    runningCount: tasks.filter((task) => task.lastStatus === "RUNNING").length,
    pendingCount: tasks.filter((task) => task.lastStatus === "PENDING").length,
  };
}
