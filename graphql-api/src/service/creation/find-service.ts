import type { EntityManager } from "@mikro-orm/postgresql";
import { type HeldRun, StepFailed } from "../../run/define-run.ts";
import { Service } from "../service.entity.ts";

/** The service a run is about, with its owner. A run without one cannot go on. */
export async function findService(em: EntityManager, run: HeldRun): Promise<Service> {
  const service = run.serviceId ? await em.findOne(Service, run.serviceId, { populate: ["owner"] }) : null;
  if (!service) throw new StepFailed(`The service ${run.subject} is gone.`);
  return service;
}
