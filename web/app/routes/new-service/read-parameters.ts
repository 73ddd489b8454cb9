import type { FormProblem } from "../../ui/problem.ts";
import type { Parameter } from "./read-schema.ts";

export type Parameters = Record<string, unknown>;
type Answer = { value?: unknown; problem?: string };

/**
 * Turns the fields of a submitted form into the JSON that the golden path's schema describes. A field left empty is
 * not answered. What is no number stays the text that was typed: the platform says what is wrong with it.
 */
export function readParameters(
  form: FormData,
  parameters: Parameter[],
): { values: Parameters; problems: FormProblem[] } {
  const values: Parameters = {};
  const problems: FormProblem[] = [];

  for (const parameter of parameters) {
    const { value, problem } = readAnswer(form, parameter);
    if (value !== undefined) values[parameter.name] = value;
    if (problem) problems.push({ field: ["parameters", parameter.name], message: problem });
  }
  return { values, problems };
}

function readAnswer(form: FormData, { name, kind, title, choices }: Parameter): Answer {
  const typed = String(form.get(`parameters.${name}`) ?? "");
  if (kind === "switch") return { value: typed === "true" };
  if (kind === "pairs") return readPairs(form, name, title);
  if (typed === "") return {};
  if (kind === "number") return { value: asNumber(typed) };
  if (kind === "choice") return { value: choices.find((choice) => String(choice) === typed) ?? typed };
  if (kind === "json") return readJson(typed, title);
  return { value: typed };
}

function readPairs(form: FormData, name: string, title: string): Answer {
  const keys = form.getAll(`parameters.${name}.key`).map((key) => String(key).trim());
  const texts = form.getAll(`parameters.${name}.value`).map(String);
  const pairs = keys.map((key, index) => [key, texts[index] ?? ""] as const).filter(([key, value]) => key || value);

  // Built from entries, so that a key such as "__proto__" is a key like any other.
  const value = Object.fromEntries(pairs);
  const twice = pairs.find(([key], index) => pairs.findIndex(([other]) => other === key) !== index);
  const nameless = pairs.find(([key]) => key === "");
  if (nameless) return { value, problem: `${title}: the value “${nameless[1]}” has no name.` };
  if (twice) return { value, problem: `${title}: ${twice[0]} is there twice.` };
  return { value };
}

function readJson(typed: string, title: string): Answer {
  try {
    return { value: JSON.parse(typed) };
  } catch {
    return { value: typed, problem: `${title} must be JSON.` };
  }
}

function asNumber(typed: string): number | string {
  const number = Number(typed);
  return Number.isFinite(number) && typed.trim() !== "" ? number : typed;
}
