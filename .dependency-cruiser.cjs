// The rules of the rooms, as docs/architecture.md tells them. `npm run lint` and `npm test` check them.

/** Tests and what only tests use may reach further: they put a whole platform together. */
const TESTS = "\\.test\\.tsx?$|/testing/|^graphql-api/bench/|^web/browser/|vitest\\.config\\.ts$";
const NOUNS = "\\.(entity|type)\\.ts$";
const API = "^graphql-api/src/";

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: "no-circles",
      comment: "Two files that need each other are one file, or miss a third. Nouns of a graph may name each other.",
      severity: "error",
      from: { pathNot: [NOUNS, "-objects?\\.ts$"] },
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"], pathNot: [NOUNS, "-objects?\\.ts$"] } },
    },
    {
      name: "nobody-imports-main",
      comment: "main.ts starts and stops everything; what others need of it belongs into a file of its own.",
      severity: "error",
      from: {},
      to: {
        path: "^(graphql-api|infra/sandbox)/src/main\\.ts$|^web/server\\.ts$|^infra/sandbox/src/launch/launch\\.ts$",
      },
    },
    {
      name: "everything-resolves",
      comment: "An import that leads nowhere. (The package named here consists of types alone.)",
      severity: "error",
      from: {},
      to: { couldNotResolve: true, pathNot: ["^virtual:", "^@graphql-typed-document-node/core$"] },
    },
    {
      name: "tests-stay-tests",
      comment: "What runs in production does not import tests or what they use.",
      severity: "error",
      from: { pathNot: TESTS },
      to: { path: "\\.test\\.tsx?$|^graphql-api/bench/|/testing/|^web/browser/" },
    },
    {
      name: "production-has-its-dependencies",
      comment: "What runs in production is installed with `npm install --omit=dev`.",
      severity: "error",
      from: { path: "^(graphql-api/src|web/(app|server)|infra/sandbox/src)/", pathNot: TESTS },
      to: {
        dependencyTypes: ["npm-dev"],
        dependencyTypesNot: ["type-only", "npm"],
        // The development server of the portal; it is imported only when it is asked for.
        pathNot: "node_modules/vite/",
      },
    },

    // graphql-api
    {
      name: "adapters-know-their-sdk",
      comment:
        "An adapter imports its SDK and its own folder: no room, no context, no other adapter. What is the same with all of AWS is in adapters/aws.",
      severity: "error",
      from: { path: `${API}adapters/([^/]+)/`, pathNot: TESTS },
      to: { path: API, pathNot: `${API}adapters/($1|aws)/` },
    },
    {
      name: "nouns-know-nouns",
      comment: "Entities and types import no verb, resolver, adapter or infrastructure.",
      severity: "error",
      from: { path: `${API}.+${NOUNS}` },
      to: {
        path: [
          "\\.resolvers?\\.ts$",
          `${API}(adapters|http)/`,
          `${API}(database|events|listener|server|schema|start-platform|config)\\.ts$`,
          `${API}.+/(ask|check|claim|close|create|define|end|execute|find|finish|follow|make|mark|open|plan|protect|provision|read|record|register|render|resume|retry|revoke|save|seed|set|start|take|undo|update|wake)-[^/.]+\\.ts$`,
        ],
      },
    },
    {
      name: "verbs-know-no-doors",
      comment: "A use-case imports no resolver, no HTTP, and of an adapter only its types and errors.",
      severity: "error",
      from: {
        path: `${API}(identity|template|service|environment|deployment|logs|observability|run)/`,
        pathNot: [
          "\\.resolvers?\\.ts$",
          TESTS,
          `${API}(identity/(auth-routes|cookies)|deployment/webhook-routes)\\.ts$`,
        ],
      },
      to: {
        path: [
          "\\.resolvers?\\.ts$",
          `${API}(http/|server\\.ts$|schema\\.ts$|start-platform\\.ts$)`,
          "node_modules/express/",
        ],
      },
    },
    {
      name: "verbs-know-no-adapters",
      comment:
        "A use-case is handed its adapter; it imports the adapter's types and errors, never what speaks to the outside.",
      severity: "error",
      from: {
        path: `${API}(identity|template|service|environment|deployment|logs|observability|run)/`,
        pathNot: TESTS,
      },
      to: {
        path: `${API}adapters/`,
        pathNot: "-error\\.ts$",
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "resolvers-are-doors",
      comment:
        "A resolver imports its room's verbs and nouns: no adapter, no database, no other resolver. A room with many lists them in its `.resolvers.ts`.",
      severity: "error",
      from: { path: `${API}.+\\.resolver\\.ts$` },
      to: { path: ["\\.resolvers?\\.ts$", `${API}adapters/`, `${API}database\\.ts$`] },
    },

    // web
    {
      name: "routes-are-strangers",
      comment: "A route imports its own folder, ui/, signals/ and what is at the top of app/: no other route.",
      severity: "error",
      from: { path: "^web/app/routes/([^/]+)/" },
      to: { path: "^web/app/routes/", pathNot: "^web/app/routes/$1/" },
    },
    {
      name: "ui-only-shows",
      comment: "What is in ui/ shows what it is given: no generated documents, no loaders, nothing of the server.",
      severity: "error",
      from: { path: "^web/app/ui/" },
      to: { path: ["^web/app/(gql|routes)/", "\\.server\\.tsx?$", "node_modules/@remix-run/node/"] },
    },

    // Between the workspaces
    {
      name: "web-speaks-graphql",
      comment: "The portal and the API meet only in graphql-api/schema.graphql.",
      severity: "error",
      from: { path: "^web/" },
      to: { path: "^graphql-api/" },
    },
    {
      name: "api-knows-no-portal",
      comment: "The API does not know who asks.",
      severity: "error",
      from: { path: "^graphql-api/" },
      to: { path: "^web/" },
    },
    {
      name: "sandbox-only-on-the-wire",
      comment: "The platform meets the sandbox over HTTP and git; only tests start one.",
      severity: "error",
      from: { path: "^(graphql-api|web)/", pathNot: TESTS },
      to: { path: "^infra/sandbox/|^@waymark/sandbox" },
    },
    {
      name: "sandbox-knows-no-platform",
      comment: "The sandbox stands in for the outside world, which knows nothing of us.",
      severity: "error",
      from: { path: "^infra/sandbox/" },
      to: { path: "^(graphql-api|web)/" },
    },
    {
      name: "launcher-starts-processes",
      comment:
        "The launcher starts the sandbox as a process, like everything else; of its code it uses PostgreSQL alone.",
      severity: "error",
      from: { path: "^infra/sandbox/src/launch/", pathNot: TESTS },
      to: { path: "^infra/sandbox/src/", pathNot: "^infra/sandbox/src/(launch|postgres)/" },
    },
    {
      name: "starter-needs-nothing",
      comment: "The starter runs before anything is installed, on whatever Node there is.",
      severity: "error",
      from: { path: "^infra/sandbox/(start\\.mjs$|starter/)" },
      to: { dependencyTypesNot: ["core"], pathNot: "^infra/sandbox/starter/" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "(^|/)(dist|build|dist-bench|\\.turbo|coverage)/|^service-templates/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.base.json" },
    moduleSystems: ["es6"],
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "types", "node", "default"],
      extensions: [".ts", ".tsx", ".mjs", ".js", ".cjs", ".json"],
    },
  },
};
