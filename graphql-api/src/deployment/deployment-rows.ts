import { serviceEnvironmentJson } from "../environment/environment-rows.ts";
import { userJson } from "../identity/identity-rows.ts";
import { idSql } from "../ids.ts";
import { NO_PARTS, SERVICE_JOINS, serviceJson } from "../service/service-rows.ts";
import { releaseJson } from "./release-rows.ts";
import { stepsOfDeploymentJson } from "./step-rows.ts";

/** What of a deployment a statement fetches along. */
export interface DeploymentParts {
  steps: boolean;
  /** Its service environment, and the service with it. */
  place: boolean;
}

export const NO_DEPLOYMENT_PARTS: DeploymentParts = { steps: false, place: false };

/** The tables that `deploymentJson` reads from, beside `deployments d`. */
export const DEPLOYMENT_JOINS = `join releases dr on dr.id = d.release_id
  join service_environments dse on dse.id = d.service_environment_id
  join environments de on de.id = dse.environment_id
  join services s on s.id = dse.service_id ${SERVICE_JOINS}
  left join users asker on asker.id = d.requested_by left join users approver on approver.id = d.approved_by`;

/** A deployment as JSON, shaped for `DeploymentRow`. Expects `deployments d` and DEPLOYMENT_JOINS. */
export function deploymentJson(parts: DeploymentParts): string {
  const plain = `'id', ${idSql("Deployment", "d.id")}, 'serviceId', ${idSql("Service", "dse.service_id")},
    'serviceEnvironmentId', ${idSql("ServiceEnvironment", "dse.id")}, 'ownerId', s.owner_id, 'ownerName', t.name,
    'release', ${releaseJson("dr", "s")}, 'kind', d.kind, 'status', d.status, 'reason', d.reason,
    'requestedBy', ${userJson("asker")}, 'approvedBy', ${userJson("approver")}, 'createdAt', d.created_at,
    'startedAt', d.started_at, 'finishedAt', d.finished_at, 'workflowRunUrl', d.workflow_run_url`;
  const steps = parts.steps ? `, 'steps', ${stepsOfDeploymentJson("d")}` : "";
  const place = parts.place
    ? `, 'serviceEnvironment', ${serviceEnvironmentJson("dse", "de", "s", serviceJson(NO_PARTS))}`
    : "";
  return `json_build_object(${plain}${steps}${place})`;
}
