import type { EcsService } from "../adapters/ecs/ecs.ts";
import { EnvironmentStatus } from "./environment-status.ts";

/**
 * How a service that is meant to run in an environment is doing there, by what ECS says of it now; `service` is null where
 * ECS knows none. After a circuit breaker's rollback the primary deployment is the one that went back, so a release that
 * never came up does not make what still runs look ill.
 */
export function judgeHealth(service: EcsService | null): EnvironmentStatus {
  if (!service) return EnvironmentStatus.FAILED;
  const { desiredCount, runningCount } = service;
  if (desiredCount === 0) return EnvironmentStatus.STOPPED;
  if (runningCount === 0) return EnvironmentStatus.FAILED;
  if (runningCount < desiredCount || isStruggling(service)) return EnvironmentStatus.DEGRADED;
  return EnvironmentStatus.RUNNING;
}

/** What it is on its way to does not come up. Failures before a rollout that was completed are history. */
function isStruggling({ deployments }: EcsService): boolean {
  const primary = deployments.find(({ isPrimary }) => isPrimary);
  if (!primary) return false;
  return primary.rolloutState === "FAILED" || (primary.rolloutState === "IN_PROGRESS" && primary.failedTasks > 0);
}
