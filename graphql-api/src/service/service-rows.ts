import { environmentsOfServiceJson } from "../environment/environment-rows.ts";
import { teamJson, userJson } from "../identity/identity-rows.ts";
import { idSql } from "../ids.ts";
import { linksOfServiceJson } from "../observability/link-rows.ts";
import { runJson } from "../run/run-rows.ts";

/** Which of a service's lists a statement fetches along. */
export interface ServiceParts {
  environments: boolean;
  links: boolean;
  creation: boolean;
}

export const NO_PARTS: ServiceParts = { environments: false, links: false, creation: false };

/** The tables that `serviceJson` reads from, beside `services s`. */
export const SERVICE_JOINS = "join teams t on t.id = s.owner_id left join users u on u.id = s.created_by";

/** A service as JSON, shaped for `ServiceRow`. Expects `services s` and SERVICE_JOINS. */
export function serviceJson(parts: ServiceParts): string {
  const plain = `'id', ${idSql("Service", "s.id")}, 'name', s.name, 'description', s.description, 'status', s.status,
    'runtime', s.runtime, 'repoUrl', s.repo_url, 'defaultBranch', s.default_branch, 'owner', ${teamJson("t")},
    'templateName', s.template_name, 'templateVersion', s.template_version, 'parameters', s.parameters,
    'createdAt', s.created_at, 'createdBy', ${userJson("u")}`;
  const environments = parts.environments ? `, 'environments', ${environmentsOfServiceJson("s")}` : "";
  const links = parts.links ? `, 'links', ${linksOfServiceJson("s")}` : "";
  const creation = parts.creation
    ? `, 'creation', (select ${runJson("r")} from runs r where r.id = s.creation_run_id)`
    : "";
  return `json_build_object(${plain}${environments}${links}${creation})`;
}
