import type { ShownLineFragment } from "../../gql/generated/graphql.ts";
import { writeFields } from "./write-fields.ts";

/** A line as text for elsewhere, with its instant in UTC. */
export function writeLine({ at, task, level, message, fields }: ShownLineFragment): string {
  return [at, task, level, message, writeFields(fields)].filter(Boolean).join(" ");
}
