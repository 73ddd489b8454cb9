import { defineConfig } from "vitest/config";

export default defineConfig({
  // Node loads graphql's CommonJS build; Vite must load the same one, or graphql meets two of itself.
  resolve: { alias: [{ find: /^graphql$/, replacement: "graphql/index.js" }] },
  test: { include: ["app/**/*.test.ts", "server/**/*.test.ts", "browser/**/*.test.ts"], maxWorkers: 2 },
});
