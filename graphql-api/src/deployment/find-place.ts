import type { EntityManager } from "@mikro-orm/postgresql";
import { Environment } from "../environment/environment.entity.ts";
import { ServiceEnvironment } from "../environment/service-environment.entity.ts";
import { ProblemCode, refusal, UserError } from "../errors.ts";
import type { Viewer } from "../identity/viewer.ts";
import { findOwnService } from "../service/find-own-service.ts";
import type { Service } from "../service/service.entity.ts";
import type { DeploymentKind } from "./deployment-status.ts";
import { explainBlockers } from "./explain-blockers.ts";
import { type PlaceFacts, placeFactsSql } from "./place-facts.ts";

/** Where a deployment goes: a service in an environment, and what is known of it. */
export interface Place {
  service: Service;
  environment: Environment;
  serviceEnvironment: ServiceEnvironment;
  facts: PlaceFacts;
}

/**
 * The place a deployment of this kind shall go to, its service locked until the transaction ends, so that whoever asks
 * at the same time is answered after us. Refuses unknown names, and whatever blocks it now.
 */
export async function findPlace(
  em: EntityManager,
  viewer: Viewer,
  wanted: { service: string; environment: string },
  kind: DeploymentKind,
): Promise<Place> {
  const service = await findOwnService(em, viewer, wanted.service);
  const environment = await em.findOne(Environment, { name: wanted.environment });
  const serviceEnvironment = environment && (await em.findOne(ServiceEnvironment, { service, environment }));
  if (!environment || !serviceEnvironment) {
    const message = `${service.name} has no environment "${wanted.environment.slice(0, 60)}".`;
    throw refusal(ProblemCode.NOT_FOUND, message, "environment");
  }
  const [row] = await em.execute<{ facts: PlaceFacts }[]>(placeFactsSql("array[?]::uuid[]"), [serviceEnvironment.id]);
  if (!row) throw new Error(`${service.name} in ${environment.name} is gone`);
  const blockers = explainBlockers(row.facts, viewer, kind);
  if (blockers.length > 0) throw new UserError(...blockers);
  return { service, environment, serviceEnvironment, facts: row.facts };
}
