import type { ParameterProblem } from "./check-parameters.ts";
import { findTextProblem } from "./find-text-problem.ts";

/** Names that reach into every object's prototype. */
const PROTOTYPE_NAMES = new Set(["__proto__", "constructor", "prototype"]);
const DEEPEST = 16;

/** Everything in the parameters that no golden path can put into files, whatever its schema says. */
export function findUnsafeValues(parameters: object): ParameterProblem[] {
  return findIn(parameters, ["parameters"]);
}

function findIn(value: unknown, field: string[]): ParameterProblem[] {
  if (typeof value === "string") {
    const problem = findTextProblem(value);
    return problem ? [{ field, message: `The value ${problem}.` }] : [];
  }
  if (typeof value === "number" && !Number.isFinite(value)) return [{ field, message: "The number is too large." }];
  if (typeof value !== "object" || value === null) return [];
  if (field.length > DEEPEST) return [{ field, message: "The value is nested too deeply." }];
  if (Array.isArray(value)) return value.flatMap((element, index) => findIn(element, [...field, String(index)]));

  const prototype = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null)
    return [{ field, message: "The value must be plain JSON." }];
  return Object.entries(value).flatMap(([key, inner]) => findInEntry(key, inner, field));
}

function findInEntry(key: string, value: unknown, field: string[]): ParameterProblem[] {
  if (PROTOTYPE_NAMES.has(key)) return [{ field, message: `The name ${key} cannot be used.` }];
  const problem = findTextProblem(key);
  // The name itself may be what breaks a screen or a log, so it is not repeated.
  return problem ? [{ field, message: `A name in it ${problem}.` }] : findIn(value, [...field, key]);
}
