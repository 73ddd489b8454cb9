import { findService } from "../ecs/api/require-service.ts";
import { serviceUrl } from "../ecs/overview-page.ts";
import { tasksOf } from "../ecs/rollout/reconcile-service.ts";
import { primaryOf, type Service } from "../ecs/state/service.ts";
import { isServing } from "../ecs/state/task.ts";
import type { RunningTask } from "../ecs/task/running-task.ts";
import type { World } from "../ecs/world.ts";
import type { LoadBalancerRefusal } from "./refuse.ts";

type Found = { target: RunningTask; refusal: null } | { target: null; refusal: LoadBalancerRefusal };

/**
 * The healthy task whose turn it is, of the service that a host `<service>.<environment>.<domain>` names.
 * @param turns how often each service was asked for, by ARN.
 */
export function findTarget(world: World, host: string, turns: Map<string, number>): Found {
  const service = findNamedService(world, host);
  if (!service) return { target: null, refusal: unknownHost(world, host) };
  const serving = tasksOf(world, service)
    .filter(isServing)
    .flatMap((task) => world.running.get(task.id) ?? []);
  const turn = turns.get(service.arn) ?? 0;
  turns.set(service.arn, turn + 1);
  const target = serving[turn % serving.length];
  return target ? { target, refusal: null } : { target: null, refusal: nothingHealthy(service) };
}

function findNamedService(world: World, host: string): Service | null {
  const name = host.toLowerCase().replace(/:\d+$/, "");
  const { domain, environments } = world.settings;
  for (const environment of environments) {
    const suffix = `.${environment.name}.${domain}`;
    if (!name.endsWith(suffix)) continue;
    const service = findService(world, environment.cluster, name.slice(0, -suffix.length));
    if (service && service.status !== "INACTIVE") return service;
  }
  return null;
}

function unknownHost(world: World, host: string): LoadBalancerRefusal {
  const links = [...world.services.values()].flatMap((service) => {
    const environment = world.settings.environments.find(({ cluster }) => cluster === service.cluster);
    if (!environment || service.status === "INACTIVE") return [];
    return [serviceUrl(world, service.name, environment.name)];
  });
  return { status: 404, title: "No such service", sentence: `No service answers at ${host || "this address"}.`, links };
}

function nothingHealthy(service: Service): LoadBalancerRefusal {
  const { rolloutState, rolloutStateReason } = primaryOf(service);
  const why =
    service.desiredCount === 0
      ? "It is scaled to 0 tasks."
      : rolloutState === "COMPLETED"
        ? "Its tasks have stopped or fail their health checks; others are being started."
        : rolloutStateReason;
  return {
    status: 503,
    title: "No healthy task",
    sentence: `${service.name} has no healthy task in ${service.cluster}. ${why}`,
    details: service.events.slice(0, 5).map(({ message }) => message),
  };
}
