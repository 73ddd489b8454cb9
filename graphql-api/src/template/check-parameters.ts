import { describeViolation } from "./describe-violation.ts";
import { findUnsafeValues } from "./find-unsafe-values.ts";
import type { LoadedTemplate } from "./loaded-template.ts";

/** What is wrong with one parameter; `field` is its path inside the input, e.g. ["parameters", "port"]. */
export interface ParameterProblem {
  field: string[];
  message: string;
}

/** In characters of JSON: no form is that long, and every value ends up in several files. */
const LARGEST_INPUT = 64 * 1024;

/**
 * Checks what a person gave against the golden path's schema, and that it can be put into files at all.
 * The answer is the parameters with defaults filled in, or every problem; the input itself stays as it is.
 */
export function checkParameters(
  template: Pick<LoadedTemplate, "name" | "validate">,
  parameters: unknown,
): { value: Record<string, unknown> } | { problems: ParameterProblem[] } {
  const given = parameters ?? {};
  if (typeof given !== "object" || Array.isArray(given)) return refuse("Parameters must be an object.");

  const unsafe = findUnsafeValues(given);
  if (unsafe.length > 0) return { problems: unsafe };
  if (JSON.stringify(given).length > LARGEST_INPUT) return refuse("Parameters must be shorter than 64 kB in all.");

  const value = structuredClone(given) as Record<string, unknown>;
  if (template.validate(value)) return { value };

  const problems = (template.validate.errors ?? []).flatMap((error) => describeViolation(error, template.name));
  return { problems: problems.length > 0 ? problems : refuse("Parameters do not fit this golden path.").problems };
}

function refuse(message: string): { problems: ParameterProblem[] } {
  return { problems: [{ field: ["parameters"], message }] };
}
