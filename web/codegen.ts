import type { CodegenConfig } from "@graphql-codegen/cli";

/** The contract in, typed documents out: every `.graphql` file beside a route becomes a `…Document`. */
const config: CodegenConfig = {
  schema: "../graphql-api/schema.graphql",
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
        immutableTypes: false,
        scalars: { DateTime: "string", URL: "string", JSON: "unknown" },
      },
    },
  },
};

export default config;
