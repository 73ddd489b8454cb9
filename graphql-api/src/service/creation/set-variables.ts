import { Environment } from "../../environment/environment.entity.ts";
import type { StepContext, StepDefinition } from "../../run/define-run.ts";
import { askGitHub } from "./ask-github.ts";
import { RepositoryMade } from "./creation-shapes.ts";

/** Before the files, because their push starts CI, which reads these. */
export const setVariables: StepDefinition = {
  name: "set-variables",
  title: "Set the variables its workflows read",

  async do(context) {
    const { fullName } = context.output("make-repository", RepositoryMade);
    const value = JSON.stringify(await environmentsOf(context));
    await askGitHub(context, () => context.platform.github.setVariable(fullName, "WAYMARK_ENVIRONMENTS", value));
    return { message: "WAYMARK_ENVIRONMENTS" };
  },
};

/**
 * What the reusable CD workflow has to know of each environment, by name. One variable, because GitHub takes variables
 * one call at a time; the workflow reads it with `fromJSON(vars.WAYMARK_ENVIRONMENTS)`.
 */
async function environmentsOf({ platform, run }: StepContext) {
  const service = run.subject;
  const environments = await platform.fork().find(Environment, {}, { orderBy: { rank: "asc" } });
  return Object.fromEntries(
    environments.map((stage, index) => [
      stage.name,
      {
        region: stage.region,
        cluster: stage.ecsCluster,
        service,
        // Families are one namespace per account and region, clusters are not.
        taskFamily: `${service}-${stage.name}`,
        deployRole: platform.config.deployRole
          .replaceAll("{service}", service)
          .replaceAll("{environment}", stage.name),
        url: stage.addressOf(service),
        // Only the first stage builds: the others take what was verified before them.
        builds: index === 0,
      },
    ]),
  );
}
