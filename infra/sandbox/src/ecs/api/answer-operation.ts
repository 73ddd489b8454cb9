import type { JsonObject } from "../../github/http/incoming.ts";
import { answerLogsOperation, logsPrefix } from "../../logs/cloudwatch/answer-logs-operation.ts";
import { AwsFault } from "../aws-fault.ts";
import type { World } from "../world.ts";
import { createCluster, describeClusters, listClusterArns } from "./cluster-operations.ts";
import { createService } from "./create-service.ts";
import { registerTaskDefinition } from "./register-task-definition.ts";
import { deleteService, describeServices, listServiceArns } from "./service-operations.ts";
import { listTagsForResource, tagResource, untagResource } from "./tag-operations.ts";
import {
  deregisterTaskDefinition,
  describeTaskDefinition,
  listTaskDefinitionArns,
} from "./task-definition-operations.ts";
import { describeTasks, listTaskArns, stopTask } from "./task-operations.ts";
import { updateService } from "./update-service.ts";

type Operation = (world: World, input: JsonObject) => JsonObject;

const prefix = "AmazonEC2ContainerServiceV20141113.";

const operations: Readonly<Record<string, Operation>> = {
  CreateCluster: createCluster,
  DescribeClusters: describeClusters,
  ListClusters: listClusterArns,
  RegisterTaskDefinition: registerTaskDefinition,
  DescribeTaskDefinition: describeTaskDefinition,
  DeregisterTaskDefinition: deregisterTaskDefinition,
  ListTaskDefinitions: listTaskDefinitionArns,
  CreateService: createService,
  UpdateService: updateService,
  DeleteService: deleteService,
  DescribeServices: describeServices,
  ListServices: listServiceArns,
  ListTasks: listTaskArns,
  DescribeTasks: describeTasks,
  StopTask: stopTask,
  TagResource: tagResource,
  UntagResource: untagResource,
  ListTagsForResource: listTagsForResource,
};

/** `UpdateService` of `AmazonEC2ContainerServiceV20141113.UpdateService`. */
export function operationName(target: string): string {
  return target.slice(target.lastIndexOf(".") + 1);
}

/**
 * Does what the header `x-amz-target` names.
 * @throws AwsFault UnknownOperationException that names what the sandbox does not know.
 */
export function answerOperation(world: World, target: string, input: JsonObject): JsonObject {
  if (target.startsWith(logsPrefix)) return answerLogsOperation(world, operationName(target), input);
  const name = operationName(target);
  const operation = target === `${prefix}${name}` && Object.hasOwn(operations, name) ? operations[name] : undefined;
  if (operation) return operation(world, input);
  throw new AwsFault(
    "UnknownOperationException",
    `The sandbox does not implement ${target || "a request without x-amz-target"}`,
  );
}
