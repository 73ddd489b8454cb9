import type { EntityManager } from "@mikro-orm/postgresql";
import { ProblemCode, refusal } from "../errors.ts";
import { parseId } from "../ids.ts";
import { Deployment } from "./deployment.entity.ts";
import type { Place } from "./find-place.ts";
import { Release } from "./release.entity.ts";

/** A release of the place's service by its public id, and whether it is what runs there. Refuses other services' ones. */
export async function findRelease(
  em: EntityManager,
  { service, serviceEnvironment }: Place,
  publicId: string,
): Promise<{ release: Release; isCurrent: boolean }> {
  const id = parseId("Release", publicId);
  const release = id && (await em.findOne(Release, { id, service }));
  if (!release) {
    throw refusal(ProblemCode.NOT_FOUND, `${service.name} has no release "${publicId.slice(0, 60)}".`, "release");
  }
  const { currentDeploymentId } = serviceEnvironment;
  const current = currentDeploymentId ? await em.findOne(Deployment, currentDeploymentId) : null;
  return { release, isCurrent: current?.release.id === release.id };
}
