import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { StepFailure } from "../run/step-failure.ts";
import { type Action, type ActionCall, required } from "./action.ts";
import { callForStep } from "./call-for-step.ts";
import { type EcsService, waitForService } from "./wait-for-service.ts";

/** What DescribeTaskDefinition tells and RegisterTaskDefinition does not take. */
const readOnly = [
  ...["taskDefinitionArn", "revision", "status", "requiresAttributes", "compatibilities", "registeredAt"],
  ...["registeredBy", "deregisteredAt"],
];
const defaultMinutes = 30;

/** aws-actions/amazon-ecs-deploy-task-definition: registers a revision, updates the service, waits, and tells a rollback. */
export const deployTaskDefinition: Action = {
  inputs: ["task-definition", "cluster", "service", "desired-count", "wait-for-service-stability", "wait-for-minutes"],
  async perform(call) {
    const registered = await callForStep(call, "RegisterTaskDefinition", readDefinition(call));
    const definition = registered?.taskDefinition as { taskDefinitionArn: string };
    const arn = definition.taskDefinitionArn;
    call.outputs["task-definition-arn"] = arn;
    call.say(`Task definition ${arn} is registered`);
    const service = call.inputs.service;
    if (!service) return;
    const cluster = call.inputs.cluster || "default";
    await bringToService(call, cluster, service, arn);
    if (call.inputs["wait-for-service-stability"] !== "true") return;
    const minutes = Number(call.inputs["wait-for-minutes"] || defaultMinutes);
    const stable = await waitForService(call, cluster, service, minutes);
    if (stable.taskDefinition === arn) return call.say(`${service} runs ${arn}`);
    throw new StepFailure(
      `The deployment failed: ${service} was rolled back to ${stable.taskDefinition}.${whyRolledBack(stable)}`,
    );
  },
};

function readDefinition(call: ActionCall): Record<string, unknown> {
  const name = required(call, "task-definition");
  const file = path.resolve(call.run.folder.workspace, name);
  if (!existsSync(file)) throw new StepFailure(`Task definition file does not exist: ${name}`);
  const definition = JSON.parse(readFileSync(file, "utf8")) as Record<string, unknown>;
  return Object.fromEntries(Object.entries(definition).filter(([key]) => !readOnly.includes(key)));
}

async function bringToService(call: ActionCall, cluster: string, service: string, arn: string): Promise<void> {
  const described = await callForStep(call, "DescribeServices", { cluster, services: [service] });
  const [known] = (described?.services ?? []) as EcsService[];
  if (known?.status === "ACTIVE") {
    const count = call.inputs["desired-count"];
    const wanted = count ? { desiredCount: Number(count) } : {};
    await callForStep(call, "UpdateService", { cluster, service, taskDefinition: arn, ...wanted });
    call.say(`Deployment started: ${service} in ${cluster} gets ${arn}`);
    return;
  }
  // The real action fails here.
  call.say(
    `${service} is not there yet. On AWS the Terraform of the service makes it; here this first deployment does`,
  );
  await callForStep(call, "CreateService", {
    cluster,
    serviceName: service,
    taskDefinition: arn,
    desiredCount: Number(call.inputs["desired-count"] || 1),
    launchType: "FARGATE",
    deploymentConfiguration: { deploymentCircuitBreaker: { enable: true, rollback: true } },
  });
}

/** Why ECS put the old revision back, in its own words. */
function whyRolledBack({ events = [] }: EcsService): string {
  const event = events.find(({ message }) => /circuit breaker|rolling back|failed|unhealthy/i.test(message));
  return event ? ` ECS says: ${event.message}` : "";
}
