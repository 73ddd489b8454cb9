import { requireRepositoryAccess } from "../access/require-access.ts";
import { json } from "../http/reply.ts";
import { createEnvironment } from "../repository/create-environment.ts";
import { type Environment, listEnvironments } from "../state/environment.ts";
import type { Repository } from "../state/repository.ts";
import type { World } from "../world.ts";
import { paginate } from "./paginate.ts";
import { parameter, type RestRouter, repositoryOf } from "./rest-call.ts";
import { instant } from "./shape-repository.ts";

/** Deployment environments of a repository. */
export function addEnvironmentRoutes(router: RestRouter): void {
  router.on("GET", "/repos/:owner/:repo/environments", (call) => {
    const repository = repositoryOf(call);
    requireRepositoryAccess(call.world, call.actor, repository, "actions", "read");
    const shaped = listEnvironments(call.world, repository.id).map((one) =>
      shapeEnvironment(call.world, repository, one),
    );
    return paginate(call, shaped, (page, total) => ({ total_count: total, environments: page }));
  });
  router.on("PUT", "/repos/:owner/:repo/environments/:name", (call) => {
    const repository = repositoryOf(call);
    const environment = createEnvironment(call.world, call.actor, repository, parameter(call, "name"));
    return json(200, shapeEnvironment(call.world, repository, environment));
  });
}

function shapeEnvironment(world: World, repository: Repository, environment: Environment): Record<string, unknown> {
  const at = instant(environment.createdAt);
  const path = `repos/${repository.fullName}/environments/${encodeURIComponent(environment.name)}`;
  return {
    id: environment.id,
    node_id: `EN_${environment.id}`,
    name: environment.name,
    url: `${world.url}/api/v3/${path}`,
    protection_rules: [],
    deployment_branch_policy: null,
    created_at: at,
    updated_at: at,
  };
}
