import type { JsonObject } from "../http/incoming.ts";
import { unprocessable } from "../refusal.ts";

/** @throws Refusal 422 when the field is missing or no text. */
export function requiredText(body: JsonObject, field: string): string {
  const value = optionalText(body, field);
  if (value === undefined || value === null) throw invalid(`"${field}" wasn't supplied.`);
  return value;
}

/** @throws Refusal 422 when the field is there and neither text nor null. */
export function optionalText(body: JsonObject, field: string): string | null | undefined {
  const value = body[field];
  if (value === undefined || value === null || typeof value === "string") return value;
  throw invalid(`For '${field}', ${JSON.stringify(value)} is not a string.`);
}

/** @throws Refusal 422 when the field is there and no boolean. */
export function optionalFlag(body: JsonObject, field: string): boolean | undefined {
  const value = body[field];
  if (value === undefined || typeof value === "boolean") return value;
  throw invalid(`For '${field}', ${JSON.stringify(value)} is not a boolean.`);
}

/** @throws Refusal 422 when the field is no list of texts. */
export function textList(body: JsonObject, field: string): string[] {
  const value = body[field];
  if (Array.isArray(value) && value.every((one) => typeof one === "string")) return value;
  throw invalid(`For '${field}', ${JSON.stringify(value ?? null)} is not an array of strings.`);
}

export function invalid(details: string) {
  return unprocessable(`Invalid request.\n\n${details}`);
}

/** Drops what was not given, so that it changes nothing. */
export function given<Fields extends Record<string, unknown>>(
  fields: Fields,
): { [Name in keyof Fields]?: Exclude<Fields[Name], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [Name in keyof Fields]?: Exclude<Fields[Name], undefined>;
  };
}
