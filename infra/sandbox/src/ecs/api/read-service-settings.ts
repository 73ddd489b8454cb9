import type { JsonObject } from "../../github/http/incoming.ts";
import { invalidParameter, unsupported } from "../aws-fault.ts";
import type { LoadBalancerEntry, ServiceSettings } from "../state/service.ts";
import type { TaskDefinition } from "../state/task-definition.ts";
import { readFlag, readNumber, readObject, readObjects, readText } from "./read-input.ts";

const described = [
  "launchType",
  "capacityProviderStrategy",
  "platformVersion",
  "networkConfiguration",
  "roleArn",
  "enableECSManagedTags",
  "propagateTags",
  "enableExecuteCommand",
  "availabilityZoneRebalancing",
  "placementConstraints",
  "placementStrategy",
];

export const defaultServiceSettings: ServiceSettings = {
  minimumHealthyPercent: 100,
  maximumPercent: 200,
  circuitBreaker: { enable: false, rollback: false },
  gracePeriodSeconds: 0,
  loadBalancers: [],
  described: {},
};

/** The settings after a request that says some of them. @throws AwsFault InvalidParameterException */
export function readServiceSettings(
  input: JsonObject,
  former: ServiceSettings,
  definition: TaskDefinition,
): ServiceSettings {
  refuseOtherKinds(input);
  const configuration = readObject(input, "deploymentConfiguration") ?? {};
  const breaker = readObject(configuration, "deploymentCircuitBreaker");
  const minimumHealthyPercent = readNumber(configuration, "minimumHealthyPercent") ?? former.minimumHealthyPercent;
  const maximumPercent = readNumber(configuration, "maximumPercent") ?? former.maximumPercent;
  if (minimumHealthyPercent < 0 || minimumHealthyPercent > 100 || maximumPercent < 100 || maximumPercent > 200) {
    throw invalidParameter("minimumHealthyPercent must be between 0 and 100, maximumPercent between 100 and 200.");
  }
  if (minimumHealthyPercent === 100 && maximumPercent === 100) {
    throw invalidParameter(
      "Both maximumPercent and minimumHealthyPercent cannot be 100 as this will block deployments.",
    );
  }
  const gracePeriodSeconds = readNumber(input, "healthCheckGracePeriodSeconds") ?? former.gracePeriodSeconds;
  if (gracePeriodSeconds < 0) throw invalidParameter("healthCheckGracePeriodSeconds must not be negative.");
  return {
    minimumHealthyPercent,
    maximumPercent,
    circuitBreaker: breaker
      ? { enable: readFlag(breaker, "enable") ?? false, rollback: readFlag(breaker, "rollback") ?? false }
      : former.circuitBreaker,
    gracePeriodSeconds,
    loadBalancers: input.loadBalancers ? readLoadBalancers(input, definition) : former.loadBalancers,
    described: {
      ...former.described,
      ...Object.fromEntries(described.flatMap((name) => (input[name] === undefined ? [] : [[name, input[name]]]))),
    },
  };
}

/** @returns null when the request does not say it. */
export function readDesiredCount(input: JsonObject): number | null {
  const desired = readNumber(input, "desiredCount");
  if (desired !== null && (desired < 0 || desired > 5000)) throw invalidParameter("desiredCount must be 0 to 5000.");
  return desired;
}

function refuseOtherKinds(input: JsonObject): void {
  if ((readText(input, "schedulingStrategy") ?? "REPLICA") !== "REPLICA") throw unsupported("the DAEMON strategy");
  const controller = readText(readObject(input, "deploymentController") ?? {}, "type") ?? "ECS";
  const strategy = readText(readObject(input, "deploymentConfiguration") ?? {}, "strategy") ?? "ROLLING";
  if (controller !== "ECS" || strategy !== "ROLLING") throw unsupported("deployments other than rolling ones");
  for (const name of ["serviceRegistries", "volumeConfigurations", "vpcLatticeConfigurations"]) {
    if (readObjects(input, name).length > 0) throw unsupported(name);
  }
}

function readLoadBalancers(input: JsonObject, { container }: TaskDefinition): LoadBalancerEntry[] {
  return readObjects(input, "loadBalancers").map((entry) => {
    const targetGroupArn = readText(entry, "targetGroupArn");
    const containerName = readText(entry, "containerName");
    const containerPort = readNumber(entry, "containerPort");
    if (!targetGroupArn) throw unsupported("Classic Load Balancers");
    if (containerName !== container.name) {
      throw invalidParameter(`The container ${containerName} does not exist in the task definition.`);
    }
    if (!container.portMappings.some((one) => one.containerPort === containerPort) || containerPort === null) {
      throw invalidParameter(`The container ${containerName} did not have a container port ${containerPort} defined.`);
    }
    return { targetGroupArn, containerName, containerPort };
  });
}
