import type { AnySchemaObject, ValidateFunction } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

/**
 * A golden path's JSON Schema (draft 2020-12) as a function that fills in defaults and finds every violation.
 * `mistake` is what its author got wrong, unknown keywords included: a misspelt rule must not be no rule.
 */
export function compileParameters(
  schema: AnySchemaObject,
): { validate: ValidateFunction; mistake: null } | { validate: null; mistake: string } {
  const ajv = new Ajv2020({ strict: true, allErrors: true, useDefaults: true, verbose: true, ownProperties: true });
  addFormats.default(ajv);
  try {
    return { validate: ajv.compile(schema), mistake: null };
  } catch (error) {
    return { validate: null, mistake: error instanceof Error ? error.message : String(error) };
  }
}
