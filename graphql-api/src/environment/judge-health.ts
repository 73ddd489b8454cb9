import type { EcsService } from "../adapters/ecs/ecs.ts";
import { EnvironmentStatus } from "./environment-status.ts";

/**
 * How a service is doing in one environment, by what ECS says of it now; `service` is null where ECS knows none.
 * `isCurrent`: whether some deployment's release is meant to run there. After a circuit breaker's rollback the primary
 * deployment is the one that went back, so a release that never came up does not make what still runs look ill.
 */
export function judgeHealth(service: EcsService | null, isCurrent: boolean): EnvironmentStatus {
  if (!service) return isCurrent ? EnvironmentStatus.FAILED : EnvironmentStatus.NEVER_DEPLOYED;
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
