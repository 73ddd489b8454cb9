import { isObject, type JsonObject } from "../../github/http/incoming.ts";
import { AwsFault } from "../aws-fault.ts";

/** Readers of a request's fields: null is "not given", a value of another kind is refused as AWS does. */
export function readText(input: JsonObject, name: string): string | null {
  return read(input, name, "STRING_VALUE", (value) => typeof value === "string");
}

export function readNumber(input: JsonObject, name: string): number | null {
  return read(input, name, "NUMBER_VALUE", (value) => typeof value === "number" && Number.isInteger(value));
}

export function readFlag(input: JsonObject, name: string): boolean | null {
  return read(input, name, "BOOLEAN_VALUE", (value) => typeof value === "boolean");
}

export function readObject(input: JsonObject, name: string): JsonObject | null {
  return read(input, name, "STRUCTURE", isObject);
}

/** An absent list is an empty one. */
export function readTexts(input: JsonObject, name: string): string[] {
  const isTexts = (value: unknown) => Array.isArray(value) && value.every((one) => typeof one === "string");
  return read<string[]>(input, name, "LIST", isTexts) ?? [];
}

export function readObjects(input: JsonObject, name: string): JsonObject[] {
  return read<JsonObject[]>(input, name, "LIST", (value) => Array.isArray(value) && value.every(isObject)) ?? [];
}

function read<Value>(
  input: JsonObject,
  name: string,
  kind: string,
  isRight: (value: unknown) => boolean,
): Value | null {
  const value = input[name];
  if (value === undefined || value === null) return null;
  if (isRight(value)) return value as Value;
  throw new AwsFault("SerializationException", `${name} is not of type ${kind}`);
}
