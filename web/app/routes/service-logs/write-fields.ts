/** The other fields of a line of JSON as `key=value`, each value as short as it stays clear. */
export function writeFields(fields: unknown): string {
  if (typeof fields !== "object" || fields === null) return "";
  return Object.entries(fields)
    .map(([key, value]) => `${key}=${isPlain(value) ? value : JSON.stringify(value)}`)
    .join(" ");
}

const isPlain = (value: unknown): value is string => typeof value === "string" && /^[^\s"=]+$/.test(value);
