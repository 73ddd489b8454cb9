import { defineConfig } from "vitest/config";

// `npm run test:long` sets it.
const isLong = process.env.WAYMARK_LONG === "1";

export default defineConfig({
  // Node loads graphql's CommonJS build; Vite must load the same one, or graphql meets two of itself.
  resolve: { alias: [{ find: /^graphql$/, replacement: "graphql/index.js" }] },
  test: {
    include: [isLong ? "src/**/*.long.test.ts" : "src/**/*.test.ts"],
    exclude: isLong ? [] : ["**/*.long.test.ts"],
    maxWorkers: 2,
    // Servers start and stop in these tests, and the machine may be busy.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 60_000 } },
  },
});
