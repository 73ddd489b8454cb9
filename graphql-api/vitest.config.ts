import { defineConfig } from "vitest/config";

// `npm run test:long` sets it.
const isLong = process.env.WAYMARK_LONG === "1";

export default defineConfig({
  // Node loads graphql's CommonJS build; Vite must load the same one, or graphql meets two of itself.
  resolve: { alias: [{ find: /^graphql$/, replacement: "graphql/index.js" }] },
  test: {
    include: [isLong ? "src/**/*.long.test.ts" : "src/**/*.test.ts"],
    exclude: isLong ? [] : ["**/*.long.test.ts"],
    globalSetup: ["src/testing/start-postgres-once.ts"],
    // Much of the time is waiting: for processes to start, leases to end and webhooks to come.
    maxWorkers: 3,
    // Any: the sandbox's ECS looks only at whether a request is signed.
    env: { AWS_ACCESS_KEY_ID: "sample", AWS_SECRET_ACCESS_KEY: "sample" },
    testTimeout: 30_000,
    // The machine may be busy; a condition that holds ends the waiting anyway.
    expect: { poll: { timeout: 15_000 } },
    hookTimeout: 60_000,
  },
});
