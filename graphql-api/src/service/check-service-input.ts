import type { SignedIn } from "../context.ts";
import { type Problem, ProblemCode } from "../errors.ts";
import { Team } from "../identity/team.entity.ts";
import { actsFor } from "../identity/viewer.ts";
import { checkParameters } from "../template/check-parameters.ts";
import { findTextProblem } from "../template/find-text-problem.ts";
import type { LoadedTemplate } from "../template/load-templates.ts";
import { checkName } from "./check-name.ts";
import { isStorable } from "./is-storable.ts";

export interface ServiceInput {
  name: string;
  description?: string | null;
  template: string;
  owner: string;
  parameters?: unknown;
  idempotencyKey?: string | null;
}

/** What was found about an input: whatever could be resolved, and everything that is wrong with it. */
export interface CheckedInput {
  description: string;
  template: LoadedTemplate | null;
  owner: Team | null;
  /** With the template's defaults filled in; null while they break its schema. */
  parameters: Record<string, unknown> | null;
  problems: Problem[];
}

const MAX_DESCRIPTION = 200;

/** Checks all of an input at once, so that a form shows every mistake together. Changes nothing. */
export async function checkServiceInput(
  { em, pool, viewer, templates }: Pick<SignedIn, "em" | "pool" | "viewer" | "templates">,
  input: ServiceInput,
): Promise<CheckedInput> {
  const description = (input.description ?? "").trim();
  const template = templates.find(input.template);
  const owner = isStorable(input.owner) ? await em.findOne(Team, { slug: input.owner, isActive: true }) : null;
  const parameters = template ? checkParameters(template, input.parameters ?? {}) : null;

  const problems = [
    await checkName({ pool }, input.name),
    checkDescription(description),
    template ? null : problem(ProblemCode.NOT_FOUND, "template", `There is no golden path "${clip(input.template)}".`),
    checkOwner(owner, input.owner, viewer),
  ].filter((it) => it !== null);
  for (const { field, message } of parameters && "problems" in parameters ? parameters.problems : []) {
    problems.push({ code: ProblemCode.INVALID, field, message });
  }
  const value = parameters && "value" in parameters ? parameters.value : null;
  return { description, template, owner, parameters: value, problems };
}

/** What is wrong with a description, or null: it is one line of plain text, told in many places. */
export function checkDescription(description: string): Problem | null {
  if (description.length > MAX_DESCRIPTION) {
    return problem(ProblemCode.INVALID, "description", `Use at most ${MAX_DESCRIPTION} characters.`);
  }
  const wrong = findTextProblem(description);
  if (wrong) return problem(ProblemCode.INVALID, "description", `The description ${wrong}.`);
  return null;
}

/** Whether the viewer may give something to that team, or null. */
export function checkOwner(owner: Team | null, slug: string, viewer: SignedIn["viewer"]): Problem | null {
  if (!owner) return problem(ProblemCode.NOT_FOUND, "owner", `There is no team "${clip(slug)}".`);
  if (actsFor(viewer, owner.id)) return null;
  const own = viewer.teams.map((team) => team.slug).join(", ") || "none";
  return problem(ProblemCode.FORBIDDEN, "owner", `You are not in ${owner.name}. Choose a team of yours: ${own}.`);
}

const problem = (code: ProblemCode, field: string, message: string): Problem => ({ code, field: [field], message });
const clip = (text: string): string => text.slice(0, 60);
