import DataLoader from "dataloader";
import type { Pool } from "pg";
import { parseId } from "../ids.ts";
import type { DeploymentRow } from "./deployment.type.ts";
import { DEPLOYMENT_JOINS, deploymentJson, NO_DEPLOYMENT_PARTS } from "./deployment-rows.ts";

/** A service environment (public id) in a span of time. */
export interface PlaceInTime {
  serviceEnvironmentId: string;
  from: Date;
  to: Date;
}

/** A chart with more marks shows none of them. */
const MOST = 100;

const WITHIN = /* SQL */ `
select wanted.place as key, (
  select coalesce(json_agg(${deploymentJson(NO_DEPLOYMENT_PARTS)} order by d.created_at desc, d.id desc), '[]')
  from (select d.* from deployments d
    where d.service_environment_id = wanted.id and d.created_at <= wanted.until
      and (d.started_at between wanted.since and wanted.until or d.finished_at between wanted.since and wanted.until)
    order by d.created_at desc, d.id desc limit ${MOST}) d ${DEPLOYMENT_JOINS}) as value
from unnest($1::uuid[], $2::timestamptz[], $3::timestamptz[]) with ordinality wanted(id, since, until, place)
order by wanted.place`;

/** What began or ended in a place within a time, the newest first: one statement for all that are asked for. */
export function deploymentsWithinLoader(
  pool: Pool,
  keeping: { cache: boolean },
): DataLoader<PlaceInTime, DeploymentRow[], string> {
  return new DataLoader(
    async (wanted) => {
      const ids = wanted.map(({ serviceEnvironmentId }) => parseId("ServiceEnvironment", serviceEnvironmentId));
      const values = [ids, wanted.map(({ from }) => from), wanted.map(({ to }) => to)];
      const { rows } = await pool.query<{ value: DeploymentRow[] }>({
        name: "deployments-within",
        text: WITHIN,
        values,
      });
      return wanted.map((_place, index) => rows[index]?.value ?? []);
    },
    { ...keeping, cacheKeyFn: (key) => `${key.serviceEnvironmentId} ${key.from.getTime()} ${key.to.getTime()}` },
  );
}
