import { readFileSync } from "node:fs";
import { findPackageJSON } from "node:module";
import path from "node:path";
import { buildSchema, type GraphQLSchema } from "graphql";

let built: GraphQLSchema | null = null;

/** GitHub's published schema; built on first use, because that takes a few hundred milliseconds. */
export function githubSchema(): GraphQLSchema {
  if (built) return built;
  // The package's own entry also parses a second form of the schema, five megabytes of JSON.
  const folder = path.dirname(findPackageJSON("@octokit/graphql-schema", import.meta.url) ?? "");
  const source = readFileSync(path.join(folder, "schema.graphql"), "utf8");
  built = buildSchema(source, { assumeValid: true, assumeValidSDL: true, noLocation: true });
  return built;
}
