import type { SignedIn } from "./context.ts";
import { DEPLOYMENT_JOINS, deploymentJson, NO_DEPLOYMENT_PARTS } from "./deployment/deployment-rows.ts";
import { releaseJson } from "./deployment/release-rows.ts";
import { environmentJson, serviceEnvironmentJson } from "./environment/environment-rows.ts";
import { apiTokenJson, auditEntryJson, teamJson, userJson } from "./identity/identity-rows.ts";
import { type Noun, nounOf, parseId } from "./ids.ts";
import { linksOfServiceJson } from "./observability/link-rows.ts";
import { runJson } from "./run/run-rows.ts";
import { NO_PARTS, SERVICE_JOINS, serviceJson } from "./service/service-rows.ts";

/** Per noun, the statement that reads one of it by UUID ($1). Those that are somebody's own also ask for the viewer ($2). */
const STATEMENTS: Partial<Record<Noun, string>> = {
  User: `select ${userJson("u")} as row from users u where u.id = $1`,
  Team: `select ${teamJson("t")} as row from teams t where t.id = $1`,
  Environment: `select ${environmentJson("e")} as row from environments e where e.id = $1`,
  Run: `select ${runJson("r")} as row from runs r where r.id = $1`,
  Service: `select ${serviceJson(NO_PARTS)} as row from services s ${SERVICE_JOINS} where s.id = $1`,
  ServiceEnvironment: `select ${serviceEnvironmentJson("se", "e", "s")} as row from service_environments se
    join services s on s.id = se.service_id join environments e on e.id = se.environment_id where se.id = $1`,
  ObservabilityLink: `select it as row from observability_links x join services s on s.id = x.service_id,
    json_array_elements(${linksOfServiceJson("s")}) it where x.id = $1 and it->>'id' = $3`,
  Release: `select ${releaseJson("r", "s")} as row from releases r join services s on s.id = r.service_id where r.id = $1`,
  Deployment: `select ${deploymentJson(NO_DEPLOYMENT_PARTS)} as row from deployments d ${DEPLOYMENT_JOINS} where d.id = $1`,
  ApiToken: `select ${apiTokenJson("a")} as row from api_tokens a where a.id = $1 and a.user_id = $2 and a.revoked_at is null`,
  AuditEntry: `select ${auditEntryJson("a", "u")} as row from audit_entries a left join users u on u.id = a.actor_id
    where a.id = $1 and (select role from users where id = $2) = 'ADMIN'`,
};

/** Whatever has this id, shaped for its type, or null when there is no such thing or it is not the viewer's to see. */
export async function readNode(
  { pool, viewer }: Pick<SignedIn, "pool" | "viewer">,
  id: string,
): Promise<{ id: string } | null> {
  const noun = nounOf(id);
  const uuid = noun && parseId(noun, id);
  const statement = noun && STATEMENTS[noun];
  if (!uuid || !statement) return null;
  const values = [uuid, viewer.id, id].slice(0, statement.includes("$3") ? 3 : statement.includes("$2") ? 2 : 1);
  // Postgres wants every numbered value used: $2 is named where only $3 is needed.
  const text = values.length === 3 ? `${statement} and $2::uuid is not null` : statement;
  const { rows } = await pool.query<{ row: { id: string } }>(text, values);
  return rows[0]?.row ?? null;
}
