import { isBeingArchivedSql } from "../service/find-archiving.ts";
import type { ServiceStatus } from "../service/service-status.ts";
import { ACTIVE_SQL, type DeploymentStatus } from "./deployment-status.ts";

/** What decides whether a service environment takes a deployment now. */
export interface PlaceFacts {
  id: string;
  service: string;
  serviceStatus: ServiceStatus;
  isBeingArchived: boolean;
  ownerId: string;
  ownerName: string;
  environment: string;
  isProtected: boolean;
  /** The stage whose releases this one takes; null for the first one. */
  before: string | null;
  active: { version: string; status: DeploymentStatus } | null;
  /** Whether a release was verified in the stage before that does not run here. */
  canPromote: boolean;
  /** Whether another release than the current one was verified here. */
  canRollBack: boolean;
}

const SUCCEEDED_IN = (place: string): string =>
  `select d.release_id from deployments d where d.service_environment_id = ${place} and d.verified_at is not null
   and d.release_id is distinct from current.release_id`;

/** The facts of the service environments whose UUIDs are `places`, an SQL expression of a uuid[]. One row each, `facts`. */
export const placeFactsSql = (places: string): string => `
select json_build_object('id', se.id, 'service', s.name, 'serviceStatus', s.status,
  'isBeingArchived', ${isBeingArchivedSql("s")},
  'ownerId', t.id, 'ownerName', t.name, 'environment', e.name, 'isProtected', e.protected, 'before', before.name,
  'active', (select json_build_object('version', ar.version, 'status', a.status) from deployments a
    join releases ar on ar.id = a.release_id where a.service_environment_id = se.id and a.status in ${ACTIVE_SQL}),
  'canPromote', exists (${SUCCEEDED_IN("before.place")}),
  'canRollBack', current.release_id is not null and exists (${SUCCEEDED_IN("se.id")})) as facts
from service_environments se
join services s on s.id = se.service_id
join teams t on t.id = s.owner_id
join environments e on e.id = se.environment_id
left join deployments current on current.id = se.current_deployment_id
left join lateral (
  select be.name, bse.id as place from environments be
  left join service_environments bse on bse.environment_id = be.id and bse.service_id = s.id
  where be.rank < e.rank order by be.rank desc limit 1) before on true
where se.id = any(${places})`;
