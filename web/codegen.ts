import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { CodegenConfig } from "@graphql-codegen/cli";
import { parse, print, visit } from "graphql";

// Without its sentences: a better description changes no type here.
const contract = visit(parse(readFileSync(join(import.meta.dirname, "../graphql-api/schema.graphql"), "utf8")), {
  enter: (node) => ("description" in node && node.description ? { ...node, description: undefined } : undefined),
});

/** The contract in, typed documents out: every `.graphql` file beside a route becomes a `…Document`. */
const config: CodegenConfig = {
  schema: print(contract),
  documents: ["app/**/*.graphql"],
  generates: {
    "app/gql/generated/": {
      preset: "client",
      presetConfig: { fragmentMasking: false },
      config: {
        documentMode: "string",
        enumsAsTypes: true,
        useTypeImports: true,
        strictScalars: true,
        scalars: { DateTime: "string", URL: "string", JSON: "unknown" },
      },
    },
  },
};

export default config;
