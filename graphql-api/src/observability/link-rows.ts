import { environmentJson } from "../environment/environment-rows.ts";
import { idSql } from "../ids.ts";

/** All links of a service as a JSON list. `service` is the alias of a `services` row. */
export const linksOfServiceJson = (service: string): string => `coalesce((
  select json_agg(json_build_object(
    'id', ${idSql("ObservabilityLink", "l.id")}, 'kind', l.kind, 'title', l.title, 'url', l.url,
    'environment', case when le.id is not null then ${environmentJson("le")} end) order by le.rank nulls first, l.kind)
  from observability_links l left join environments le on le.id = l.environment_id
  where l.service_id = ${service}.id), '[]')`;
