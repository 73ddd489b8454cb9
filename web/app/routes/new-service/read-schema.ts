/** One question of a golden path, read from one property of its JSON Schema. */
export type Parameter = {
  name: string;
  kind: "text" | "number" | "choice" | "switch" | "pairs" | "json";
  title: string;
  hint: string;
  required: boolean;
  /** The schema's default, whatever its type; `undefined` when it has none. */
  fallback: unknown;
  /** For numbers. */
  minimum?: number;
  maximum?: number;
  /** Only whole numbers. */
  whole: boolean;
  /** For choices: the values in their own types. */
  choices: unknown[];
};

type Schema = Record<string, unknown>;

/**
 * Reads the questions from a golden path's `parameters`. What the form has no field for becomes one that takes JSON,
 * so that no question is lost; the platform judges the answers either way.
 */
export function readSchema(schema: unknown): Parameter[] {
  if (!isObject(schema) || !isObject(schema.properties)) return [];
  const required = Array.isArray(schema.required) ? schema.required : [];

  return Object.entries(schema.properties).map(([name, property]) => {
    const read = isObject(property) ? property : {};
    return {
      name,
      kind: kindOf(read),
      title: text(read.title) || name,
      hint: text(read.description),
      required: required.includes(name),
      fallback: read.default,
      ...(typeof read.minimum === "number" && { minimum: read.minimum }),
      ...(typeof read.maximum === "number" && { maximum: read.maximum }),
      whole: read.type === "integer",
      choices: Array.isArray(read.enum) ? read.enum : [],
    };
  });
}

function kindOf({ type, enum: choices, properties, additionalProperties }: Schema): Parameter["kind"] {
  if (Array.isArray(choices) && choices.every((choice) => typeof choice !== "object")) return "choice";
  if (type === "string") return "text";
  if (type === "integer" || type === "number") return "number";
  if (type === "boolean") return "switch";
  const holdsText = isObject(additionalProperties) && additionalProperties.type === "string";
  return type === "object" && holdsText && properties === undefined ? "pairs" : "json";
}

const isObject = (value: unknown): value is Schema =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const text = (value: unknown): string => (typeof value === "string" ? value : "");
