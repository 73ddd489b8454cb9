import type { EntityManager } from "@mikro-orm/postgresql";
import type { Platform } from "../context.ts";
import { Environment } from "../environment/environment.entity.ts";

/**
 * Tells a service's repository where its environments are, for the workflows it calls. One Actions variable, because
 * GitHub takes variables one call at a time; they read it with `fromJSON(vars.WAYMARK_ENVIRONMENTS)`. Repeating it does
 * no harm. @throws GitHubError
 */
export async function tellEnvironments(
  platform: Pick<Platform, "fork" | "github" | "config">,
  service: { name: string; repository: string },
): Promise<string> {
  const em = platform.fork();
  // Taken before the stages are read: one that changes meanwhile counts as changed after this.
  const at = new Date();
  const stages = await em.find(Environment, {}, { orderBy: { rank: "asc" } });
  const priorities = await readPriorities(em, service.name);
  const environments = stages.map((stage, index) => {
    const facts = { ...describe(platform, service.name, stage, index), priority: priorities.get(stage.id) };
    return [stage.name, facts];
  });
  const value = JSON.stringify(Object.fromEntries(environments));
  await platform.github.setVariable(service.repository, VARIABLE, value);
  await em.execute("update services set variables_at = greatest(variables_at, ?) where name = ?", [at, service.name]);
  return VARIABLE;
}

/** The priorities of the service's listener rules, by the id of their environment. */
async function readPriorities(em: EntityManager, service: string): Promise<Map<string, number>> {
  const rows = await em.execute<{ environment_id: string; listener_priority: number }[]>(
    `select environment_id, listener_priority from service_environments se join services s on s.id = se.service_id
     where s.name = ?`,
    [service],
  );
  return new Map(rows.map((row) => [row.environment_id, row.listener_priority]));
}

const VARIABLE = "WAYMARK_ENVIRONMENTS";

function describe({ config }: Pick<Platform, "config">, service: string, stage: Environment, index: number) {
  return {
    region: stage.region,
    cluster: stage.ecsCluster,
    service,
    // Families are one namespace per account and region, clusters are not.
    taskFamily: `${service}-${stage.name}`,
    deployRole: config.deployRole.replaceAll("{service}", service).replaceAll("{environment}", stage.name),
    ...(config.provisioning && {
      provisioningRole: config.provisioning.role.replaceAll("{environment}", stage.name),
      placementParameter: config.provisioning.placementParameter.replaceAll("{environment}", stage.name),
    }),
    url: stage.addressOf(service),
    // Only the first stage builds: the others take what was verified before them.
    builds: index === 0,
  };
}
