import type { AnySchemaObject } from "ajv";
import { FIXED_NAMES } from "./view.ts";

/** What a name of the view stands for. */
export interface ValueType {
  type: "string" | "number" | "boolean" | "array" | "object";
  /** Whether there is a value in every view. */
  isAlwaysThere: boolean;
  /** The type of a list's elements, where the schema says one. */
  elementType?: ValueType["type"];
}

const TYPES: Record<string, ValueType["type"]> = {
  string: "string",
  integer: "number",
  number: "number",
  boolean: "boolean",
  array: "array",
  object: "object",
};

/** The type of a name by the view's shape and the schema of the parameters; null where there is no such name. */
export function findValueType(name: string, parameters: AnySchemaObject): ValueType | null {
  if (FIXED_NAMES.includes(name)) return { type: "string", isAlwaysThere: true };

  const [root, ...keys] = name.split(".");
  if (root !== "parameters" || keys.length === 0) return null;
  return findInSchema(parameters, keys);
}

function findInSchema(schema: AnySchemaObject, [key = "", ...deeper]: string[]): ValueType | null {
  const properties: Record<string, AnySchemaObject> = schema.properties ?? {};
  const property = Object.hasOwn(properties, key) ? properties[key] : undefined;
  if (!property) return null;

  const isAlwaysThere = "default" in property || (schema.required ?? []).includes(key);
  if (deeper.length > 0) {
    const inner = findInSchema(property, deeper);
    return inner && { ...inner, isAlwaysThere: inner.isAlwaysThere && isAlwaysThere };
  }
  const type = TYPES[String(property.type)];
  const elementType = TYPES[String(property.items?.type)];
  return type ? { type, isAlwaysThere, ...(elementType ? { elementType } : {}) } : null;
}
