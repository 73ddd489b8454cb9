import { defineConfig } from "vitest/config";

// `npm run test:long` sets it.
const isLong = process.env.WAYMARK_LONG === "1";

/**
 * Rooms whose test files may share a worker: loading the platform anew for each file takes longer than most of them.
 * The metrics of a process are one for all its tests, so rooms that read them keep a worker for each file.
 */
const SHARED = "src/{adapters,deployment,environment,identity,service,template}/**/*.test.ts";
const LONG = "**/*.long.test.ts";

export default defineConfig({
  // Node loads graphql's CommonJS build; Vite must load the same one, or graphql meets two of itself.
  resolve: { alias: [{ find: /^graphql$/, replacement: "graphql/index.js" }] },
  test: {
    globalSetup: ["src/testing/start-postgres-once.ts"],
    // Each of them starts processes of its own, and other suites run beside them.
    maxWorkers: 2,
    // Any: the sandbox's ECS looks only at whether a request is signed.
    env: { AWS_ACCESS_KEY_ID: "sample", AWS_SECRET_ACCESS_KEY: "sample" },
    // The machine may be busy; a condition that holds ends the waiting anyway.
    testTimeout: 120_000,
    expect: { poll: { timeout: 40_000 } },
    hookTimeout: 240_000,
    projects: isLong
      ? [{ extends: true, test: { name: "long", include: [`src/${LONG}`] } }]
      : [
          {
            extends: true,
            test: { name: "alone", include: ["src/**/*.test.ts"], exclude: [LONG, SHARED] },
          },
          { extends: true, test: { name: "shared", include: [SHARED], exclude: [LONG], isolate: false } },
        ],
  },
});
