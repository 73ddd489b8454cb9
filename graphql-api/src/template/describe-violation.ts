import type { ErrorObject } from "ajv";
import type { ParameterProblem } from "./check-parameters.ts";

/** These only repeat that something inside them was violated, which has an error of its own. */
const ECHOES = new Set(["if", "propertyNames"]);

/** A violation of the schema as a sentence for the form's field it belongs to. */
export function describeViolation(error: ErrorObject, template: string): ParameterProblem[] {
  if (ECHOES.has(error.keyword)) return [];
  const place = ["parameters", ...error.instancePath.split("/").slice(1).map(unescapePointer)];

  if (error.keyword === "required") {
    const missing = String(error.params.missingProperty);
    return [{ field: [...place, missing], message: `${titleOf(error, missing)} is required.` }];
  }
  if (error.keyword === "additionalProperties") {
    const unknown = String(error.params.additionalProperty);
    return [{ field: [...place, unknown], message: `${unknown} is no parameter of ${template}.` }];
  }
  if (error.propertyName !== undefined) {
    const field = [...place, error.propertyName];
    return [{ field, message: `The name ${error.propertyName} ${demandOf(error)}.` }];
  }
  return [{ field: place, message: `${error.parentSchema?.title ?? place.at(-1)} ${demandOf(error)}.` }];
}

function demandOf({ keyword, params, message }: ErrorObject): string {
  if (keyword === "enum") return `must be one of ${(params.allowedValues as unknown[]).join(", ")}`;
  if (keyword === "type") return `must be ${[params.type].flat().map(withArticle).join(" or ")}`;
  if (keyword === "minimum") return `must be at least ${params.limit}`;
  if (keyword === "maximum") return `must be at most ${params.limit}`;
  if (keyword === "minLength") return `must have at least ${params.limit} characters`;
  if (keyword === "maxLength") return `must have at most ${params.limit} characters`;
  if (keyword === "maxProperties" || keyword === "maxItems") return `must have at most ${params.limit} entries`;
  if (keyword === "minProperties" || keyword === "minItems") return `must have at least ${params.limit} entries`;
  if (keyword === "pattern") return `must match ${params.pattern}`;
  if (keyword === "format") return `must be a valid ${params.format}`;
  if (keyword === "not") return "is reserved";
  return message ?? "is not valid";
}

function titleOf(error: ErrorObject, property: string): string {
  return error.parentSchema?.properties?.[property]?.title ?? property;
}

function withArticle(type: unknown): string {
  return /^[aeiou]/.test(String(type)) ? `an ${type}` : `a ${type}`;
}

/** JSON Pointer writes "/" as ~1 and "~" as ~0 (RFC 6901). */
function unescapePointer(segment: string): string {
  return segment.replaceAll("~1", "/").replaceAll("~0", "~");
}
