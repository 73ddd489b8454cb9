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
  serialize: (value) => fromDatabase(value) ?? new Date(value as string | number | Date).toISOString(),
});

/** As PostgreSQL writes an instant into JSON while its session's time zone is UTC; trailing zeros are left out. */
const DATABASE_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,6})?\+00:00$/;

/** Rewrites such a text without reading the date in it: a page of the catalog has hundreds. Null for any other value. */
function fromDatabase(value: unknown): string | null {
  if (typeof value !== "string" || !DATABASE_TIME.test(value)) return null;
  return `${value.slice(0, 19)}.${value.slice(20, -6).slice(0, 3).padEnd(3, "0")}Z`;
}

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
