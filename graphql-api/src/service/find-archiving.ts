import type { EntityManager } from "@mikro-orm/postgresql";
import { Run } from "../run/run.entity.ts";
import { RunKind, RunStatus } from "../run/run-status.ts";

/**
 * The run that is archiving a service, or null. One that FAILED counts: tasks may be stopped and the repository closed
 * by then, so it is gone on with and nothing is deployed in between.
 */
export function findArchiving(em: EntityManager, serviceId: string): Promise<Run | null> {
  return em.findOne(Run, { serviceId, kind: RunKind.ARCHIVE_SERVICE, status: { $ne: RunStatus.SUCCEEDED } });
}

/** The same as an SQL condition. `service` is the alias of a `services` row. */
export const isBeingArchivedSql = (service: string): string =>
  `exists (select 1 from runs archiving where archiving.service_id = ${service}.id
    and archiving.kind = 'ARCHIVE_SERVICE' and archiving.status <> 'SUCCEEDED')`;
