import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    maxWorkers: 2,
    // The platform ends after the last test, and the machine may be busy.
    teardownTimeout: 60_000,
    projects: [
      {
        // Small and without a world of their own: to load anew for each file would take longer than they do.
        test: {
          name: "unit",
          sequence: { groupOrder: 1 },
          include: ["app/**/*.test.ts", "server/**/*.test.ts"],
          isolate: false,
          testTimeout: 30_000,
          expect: { poll: { timeout: 15_000 } },
        },
      },
      {
        // Against the whole platform and in one Chromium, which start once for all of them: from the built API and the
        // built portal.
        test: {
          name: "browser",
          sequence: { groupOrder: 2 },
          include: ["browser/**/*.test.ts"],
          globalSetup: ["browser/start-once.ts"],
          fileParallelism: false,
          isolate: false,
          // A condition that holds ends the waiting anyway.
          testTimeout: 180_000,
          hookTimeout: 90_000,
          expect: { poll: { timeout: 60_000 } },
        },
      },
    ],
  },
});
