import type { Ecs, EcsService } from "../adapters/ecs/ecs.ts";
import type { Delivery } from "./find-delivery.ts";
import { findImageTag } from "./find-image-tag.ts";

/** What ECS says of a service in an environment. */
export interface Running {
  /** Null when ECS knows no such service. */
  service: EcsService | null;
  /** The task definition that ECS is on its way to, or has arrived at: its ARN. */
  taskDefinition: string | null;
  /** The tag of the image it runs; releases are tagged with their commit. */
  tag: string | null;
}

/** Asks ECS what it runs of a service in that cluster. @throws EcsError when it does not answer. */
export async function readRunning(
  ecs: Ecs,
  { service, serviceEnvironment }: Pick<Delivery, "service" | "serviceEnvironment">,
  { region, cluster }: { region: string; cluster: string },
): Promise<Running> {
  const { ecsServiceName: name } = serviceEnvironment;
  const found = (await ecs.describeServices({ region, cluster, names: [name] })).get(name);
  const primary = found?.deployments.find(({ isPrimary }) => isPrimary);
  if (!found || !primary) return { service: found ?? null, taskDefinition: null, tag: null };
  const definition = await ecs.describeTaskDefinition({ region, arn: primary.taskDefinition });
  const tag = findImageTag(definition?.images ?? [], service.name);
  return { service: found, taskDefinition: primary.taskDefinition, tag };
}
