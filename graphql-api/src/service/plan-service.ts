import type { SignedIn } from "../context.ts";
import { readEnvironments } from "../environment/read-environments.ts";
import { ProblemCode, UserError } from "../errors.ts";
import { checkServiceInput, type ServiceInput } from "./check-service-input.ts";
import { creationSteps } from "./provision-service.ts";
import { renderService } from "./render-service.ts";
import type { ServicePlan } from "./service-plan.type.ts";

/** What createService would do: the very files, the repository, the environments and steps. Creates nothing. */
export async function planService(context: SignedIn, input: ServiceInput): Promise<ServicePlan> {
  const { config, github } = context;
  const { template, owner, parameters, description, problems } = await checkServiceInput(context, input);
  const plan: ServicePlan = {
    repository: `${github.organization}/${input.name}`,
    files: [],
    environments: await readEnvironments(context),
    steps: creationSteps.map(({ title }) => title),
    problems,
  };
  // A name that is misshapen or foreign must not be written into files, not even for a look.
  if (!template || !owner || !parameters || problems.some(({ field }) => field?.[0] !== "owner")) return plan;
  try {
    const files = renderService(config, template, { name: input.name, description, owner: owner.slug, parameters });
    plan.files = files.map((file) => ({ ...file, size: Buffer.byteLength(file.contents) }));
  } catch (error) {
    if (error instanceof UserError) plan.problems.push(...error.problems);
    else plan.problems.push({ code: ProblemCode.INVALID, field: ["parameters"], message: (error as Error).message });
  }
  return plan;
}
