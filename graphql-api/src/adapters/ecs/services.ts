import { DescribeServicesCommand, type Service, UpdateServiceCommand } from "@aws-sdk/client-ecs";
import type { Ecs, EcsDeployment, EcsService, RolloutState } from "./ecs.ts";
import type { Perform } from "./open-clients.ts";

/** DescribeServices takes no more (https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeServices.html). */
const NAMES_AT_ONCE = 10;
const EVENTS = 10;
const ROLLOUT_STATES: readonly RolloutState[] = ["IN_PROGRESS", "COMPLETED", "FAILED"];

/** Services of a cluster: what they are doing, and bringing one to rest. */
export function services(perform: Perform): Pick<Ecs, "describeServices" | "stopService"> {
  return {
    async describeServices({ region, cluster, names }) {
      const call = { region, operation: "describeServices", what: `read the services of ${cluster} in ${region}` };
      const answers = await Promise.all(
        inBatches([...new Set(names)]).map((batch) =>
          perform(
            call,
            (client, options) => client.send(new DescribeServicesCommand({ cluster, services: batch }), options),
            ({ name }) => name === "ClusterNotFoundException",
          ),
        ),
      );
      const found = answers.flatMap((answer) => answer?.services ?? []).filter(({ status }) => status !== "INACTIVE");
      return new Map(found.map(toService).map((service) => [service.name, service]));
    },

    async stopService({ region, cluster, name }) {
      const call = { region, operation: "stopService", what: `stop the service ${name} of ${cluster} in ${region}` };
      await perform(
        call,
        (client, options) =>
          client.send(new UpdateServiceCommand({ cluster, service: name, desiredCount: 0 }), options),
        (error) => /^(Cluster|Service)Not(Found|Active)Exception$/.test(error.name),
      );
    },
  };
}

function inBatches(names: readonly string[]): string[][] {
  const count = Math.ceil(names.length / NAMES_AT_ONCE);
  return Array.from({ length: count }, (_, index) => names.slice(index * NAMES_AT_ONCE, (index + 1) * NAMES_AT_ONCE));
}

function toService(service: Service): EcsService {
  return {
    name: service.serviceName ?? "",
    status: service.status ?? "ACTIVE",
    desiredCount: service.desiredCount ?? 0,
    runningCount: service.runningCount ?? 0,
    pendingCount: service.pendingCount ?? 0,
    taskDefinition: service.taskDefinition ?? "",
    deployments: (service.deployments ?? []).map(toDeployment),
    events: (service.events ?? [])
      .map(({ createdAt, message }) => ({ at: createdAt ?? new Date(0), message: message ?? "" }))
      .sort((one, other) => other.at.getTime() - one.at.getTime())
      .slice(0, EVENTS),
  };
}

function toDeployment(deployment: NonNullable<Service["deployments"]>[number]): EcsDeployment {
  return {
    id: deployment.id ?? "",
    isPrimary: deployment.status === "PRIMARY",
    taskDefinition: deployment.taskDefinition ?? "",
    rolloutState: ROLLOUT_STATES.find((state) => state === deployment.rolloutState) ?? null,
    rolloutStateReason: deployment.rolloutStateReason || null,
    desiredCount: deployment.desiredCount ?? 0,
    runningCount: deployment.runningCount ?? 0,
    failedTasks: deployment.failedTasks ?? 0,
  };
}
