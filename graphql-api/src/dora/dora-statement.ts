import type { EnvironmentRow } from "../environment/environment.type.ts";
import { environmentJson } from "../environment/environment-rows.ts";

/** The keys of one subject, as the database counts them. */
export interface DoraCounts {
  environment: EnvironmentRow | null;
  deployments: number;
  changes: number;
  failures: number;
  restorations: number;
  leadTimeSeconds: number | null;
  timeToRestoreSeconds: number | null;
}

/** Production: the last stage that is protected, or the last one where none is. Needs the alias of an `environments` row. */
const PRODUCTION = `select e.* from environments e order by e.protected desc, e.rank desc limit 1`;

/** What happened in production from $1 until before $2; conditions on a join, so that who did nothing is there, too. */
const IN_WINDOW = "o.environment_id = (select id from production) and o.at >= $1 and o.at < $2";

const MEDIAN = (column: string): string => `percentile_cont(0.5) within group (order by o.${column})`;

const COUNTS = `json_build_object(
  'environment', (select ${environmentJson("p")} from production p),
  'deployments', count(*) filter (where o.is_change and o.has_succeeded),
  'changes', count(*) filter (where o.is_change), 'failures', count(*) filter (where o.has_failed),
  'restorations', count(o.restore_seconds),
  'leadTimeSeconds', ${MEDIAN("lead_seconds")}, 'timeToRestoreSeconds', ${MEDIAN("restore_seconds")})`;

const PRODUCTION_FIRST = `with production as materialized (${PRODUCTION})`;
const count = (key: string): string => `${PRODUCTION_FIRST} select ${key} as key, ${COUNTS} as value`;

// Each takes the window as $1 and $2; $3 names whose keys are wanted.

/** By the UUIDs of services. */
export const OF_SERVICES = `${count("wanted.id")} from unnest($3::uuid[]) wanted(id)
left join deployment_outcomes o on o.service_id = wanted.id and ${IN_WINDOW} group by wanted.id`;

/** By the slugs of teams, whether GitHub still has them or not: what they own counts. */
export const OF_TEAMS = `${PRODUCTION_FIRST}
select t.slug as key, counted.value from teams t cross join lateral (
  select ${COUNTS} as value from deployment_outcomes o join services s on s.id = o.service_id
  where s.owner_id = t.id and ${IN_WINDOW}) counted
where t.slug = any($3::text[])`;

/** Of everything. */
export const OF_ALL = `${count("'all'")} from deployment_outcomes o where ${IN_WINDOW}`;

/** Of everything, as "all", and of each team that GitHub has; not of a team of that name. */
export const OF_ALL_AND_TEAMS = `${OF_ALL} union all
select t.slug, ${COUNTS} from teams t left join services s on s.owner_id = t.id
left join deployment_outcomes o on o.service_id = s.id and ${IN_WINDOW}
where t.is_active and t.slug <> 'all' group by t.slug`;
