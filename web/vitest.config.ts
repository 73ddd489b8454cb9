import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      { test: { name: "unit", include: ["app/**/*.test.ts", "server/**/*.test.ts"] } },
      {
        // Against the whole platform, which starts once for all of them: from the built API and the built portal.
        test: {
          name: "browser",
          include: ["browser/**/*.test.ts"],
          globalSetup: ["browser/start-once.ts"],
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 90_000,
          expect: { poll: { timeout: 15_000 } },
        },
      },
    ],
  },
});
