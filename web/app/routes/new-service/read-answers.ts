import { readText } from "../../read-text.ts";
import type { FormProblem } from "../../ui/problem.ts";
import { type Parameters, readParameters } from "./read-parameters.ts";
import type { Parameter } from "./read-schema.ts";

/** What the form says about the service to be: the input of createService, less its key. */
export type Answers = { name: string; description: string; template: string; owner: string; parameters: Parameters };

/** Reads the form's fields. */
export function readAnswers(
  form: FormData,
  template: string,
  parameters: Parameter[],
): { answers: Answers; problems: FormProblem[] } {
  const { values, problems } = readParameters(form, parameters);
  return {
    answers: {
      name: readText(form, "name"),
      description: readText(form, "description"),
      template,
      owner: readText(form, "owner"),
      parameters: values,
    },
    problems,
  };
}

/** Reads the answers that the plan's page carries along; `null` when somebody has changed them into something else. */
export function readCarriedAnswers(form: FormData): Answers | null {
  try {
    const { name, description, template, owner, parameters } = JSON.parse(readText(form, "answers"));
    const texts = [name, description, template, owner].every((value) => typeof value === "string");
    const whole = texts && typeof parameters === "object" && parameters !== null;
    return whole ? { name, description, template, owner, parameters } : null;
  } catch {
    return null;
  }
}
