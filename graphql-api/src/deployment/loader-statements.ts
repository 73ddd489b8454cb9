import { environmentJson, serviceEnvironmentJson } from "../environment/environment-rows.ts";
import { DEPLOYMENT_JOINS, deploymentJson, NO_DEPLOYMENT_PARTS } from "./deployment-rows.ts";
import { ACTIVE_SQL } from "./deployment-status.ts";
import { releaseJson } from "./release-rows.ts";
import { stepsOfDeploymentJson } from "./step-rows.ts";

// Each takes the UUIDs of what is asked about as $1 and answers a `key` and a `value` for those that have one.

/** Nobody chooses among more. */
const CANDIDATES = 50;

const DEPLOYMENT = deploymentJson(NO_DEPLOYMENT_PARTS);

export const COUNTS = `select se.id as key,
  json_build_object('desired', se.desired_count, 'running', se.running_count) as value
from service_environments se where se.id = any($1::uuid[])`;

export const CURRENT = `select se.id as key, ${DEPLOYMENT} as value
from service_environments se join deployments d on d.id = se.current_deployment_id ${DEPLOYMENT_JOINS}
where se.id = any($1::uuid[])`;

export const ACTIVE = `select d.service_environment_id as key, ${DEPLOYMENT} as value
from deployments d ${DEPLOYMENT_JOINS}
where d.service_environment_id = any($1::uuid[]) and d.status in ${ACTIVE_SQL}`;

export const AWAITING = `select d.service_environment_id as key,
  json_agg(${DEPLOYMENT} order by d.created_at desc, d.id desc) as value
from deployments d ${DEPLOYMENT_JOINS}
where d.service_environment_id = any($1::uuid[]) and d.status = 'AWAITING_APPROVAL'
group by d.service_environment_id`;

export const OF_RUN = `select d.run_id as key, ${DEPLOYMENT} as value
from deployments d ${DEPLOYMENT_JOINS} where d.run_id = any($1::uuid[])`;

export const STEPS = `select d.id as key, ${stepsOfDeploymentJson("d")} as value
from deployments d where d.id = any($1::uuid[])`;

/** Which environments a release was verified in. */
const verified = (release: string, environment: string): string => `exists (select 1 from deployments v
  where v.release_id = ${release}.id and v.service_environment_id = ${environment}.id and v.verified_at is not null)`;

export const VERIFIED_IN = `select r.id as key, json_agg(${environmentJson("e")} order by e.rank) as value
from releases r join service_environments se on se.service_id = r.service_id
  join environments e on e.id = se.environment_id
where r.id = any($1::uuid[]) and ${verified("r", "se")} group by r.id`;

/** The service's place in the stage before, and what runs in both. */
const PLACES = `service_environments se join services s on s.id = se.service_id
  join environments e on e.id = se.environment_id
  left join lateral (select p.id, p.current_deployment_id
    from service_environments p join environments pe on pe.id = p.environment_id
    where p.service_id = se.service_id and pe.rank < e.rank order by pe.rank desc limit 1) before on true
  left join deployments hd on hd.id = se.current_deployment_id left join releases here on here.id = hd.release_id
  left join deployments bd on bd.id = before.current_deployment_id left join releases prior on prior.id = bd.release_id`;

const candidates = (verifiedIn: string): string => `select se.id as key, (
  select coalesce(json_agg(${releaseJson("r", "s")} order by r.created_at desc, r.id desc), '[]')
  from (select c.* from releases c
    where c.service_id = se.service_id and c.id is distinct from here.id and ${verified("c", verifiedIn)}
    order by c.created_at desc, c.id desc limit ${CANDIDATES}) r) as value
from ${PLACES} where se.id = any($1::uuid[])`;

export const ROLLBACK_CANDIDATES = candidates("se");
export const PROMOTION_CANDIDATES = candidates("before");

export const NEWER_RELEASE = `select se.id as key, (
  select ${releaseJson("r", "s")} from releases r
  where r.service_id = se.service_id and (r.created_at, r.id) > (here.created_at, here.id) and ${verified("r", "se")}
  order by r.created_at desc, r.id desc limit 1) as value
from ${PLACES} where se.id = any($1::uuid[])`;

/** What runs where these wait for approval, if that is newer than what they bring. */
export const NEWER_THAN_WAITING = `select d.id as key, ${releaseJson("here", "s")} as value
from deployments d join releases r on r.id = d.release_id
  join service_environments se on se.id = d.service_environment_id join services s on s.id = se.service_id
  join deployments hd on hd.id = se.current_deployment_id join releases here on here.id = hd.release_id
where d.id = any($1::uuid[]) and d.status = 'AWAITING_APPROVAL' and (here.created_at, here.id) > (r.created_at, r.id)`;

export const PENDING_RELEASES = `select se.id as key, json_build_object(
  'repository', substring(s.repo_url from '^https?://[^/]+/(.+)$'),
  'comparison', (select c.comparison from commit_comparisons c
    where c.service_id = se.service_id and c.base_sha = here.commit_sha and c.head_sha = prior.commit_sha),
  'base', case when here.id is not null then ${releaseJson("here", "s")} end, 'head', ${releaseJson("prior", "s")}) as value
from ${PLACES} where se.id = any($1::uuid[]) and prior.id is not null and prior.id is distinct from here.id`;

export const SERVICE_ENVIRONMENT = `select se.id as key, ${serviceEnvironmentJson("se", "e", "s")} as value
from service_environments se join services s on s.id = se.service_id join environments e on e.id = se.environment_id
where se.id = any($1::uuid[])`;
