import { GraphQLScalarType } from "graphql";
import { GraphQLDateTimeISO, GraphQLJSON, GraphQLURL } from "graphql-scalars";

const rebrand = (scalar: GraphQLScalarType, name: string, description: string, specifiedByURL?: string) =>
  new GraphQLScalarType({ ...scalar.toConfig(), name, description, specifiedByURL: specifiedByURL ?? null });

/** Instants leave as ISO-8601 strings. Rows of the database already carry them so; dates are written the same way. */
export const DateTime = new GraphQLScalarType({
  ...rebrand(
    GraphQLDateTimeISO,
    "DateTime",
    "An instant in UTC, ISO-8601.",
    "https://scalars.graphql.org/andimarek/date-time.html",
  ).toConfig(),
  serialize: (value) => new Date(value as string | number | Date).toISOString(),
});

/** Addresses leave as they are kept: validated when they came in. */
export const Url = new GraphQLScalarType({
  ...rebrand(GraphQLURL, "URL", "An absolute http(s) address.").toConfig(),
  serialize: String,
  parseValue: (value) => httpAddress(value),
});

export const Json = rebrand(GraphQLJSON, "JSON", "Any JSON value.");

function httpAddress(value: unknown): string {
  if (typeof value !== "string" || !URL.canParse(value) || !/^https?:/.test(value)) {
    throw new TypeError("must be an absolute http(s) address");
  }
  return value;
}
