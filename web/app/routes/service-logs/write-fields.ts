/** The other fields of a line of JSON, less those named, as `key=value`, each value as short as it stays clear. */
export function writeFields(fields: unknown, without: readonly string[] = []): string {
  if (typeof fields !== "object" || fields === null) return "";
  return Object.entries(fields)
    .filter(([key]) => !without.includes(key))
    .map(([key, value]) => `${key}=${isPlain(value) ? value : JSON.stringify(value)}`)
    .join(" ");
}

const isPlain = (value: unknown): value is string => typeof value === "string" && /^[^\s"=]+$/.test(value);
