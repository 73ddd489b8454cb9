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
  const environments = stages.map((stage, index) => [stage.name, describe(platform, service.name, stage, index)]);
  const value = JSON.stringify(Object.fromEntries(environments));
  await platform.github.setVariable(service.repository, VARIABLE, value);
  await em.execute("update services set variables_at = greatest(variables_at, ?) where name = ?", [at, service.name]);
  return VARIABLE;
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
    url: stage.addressOf(service),
    // Only the first stage builds: the others take what was verified before them.
    builds: index === 0,
  };
}
