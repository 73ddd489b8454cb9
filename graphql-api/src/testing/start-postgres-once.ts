import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startPostgres } from "@waymark/sandbox/postgres";
import type { TestProject } from "vitest/node";

/** One PostgreSQL for the whole test run, on a free port and in a folder that goes with it. */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(join(tmpdir(), "waymark-test-"));
  const postgres = await startPostgres({
    dataDir: join(dataDir, "postgres"),
    port: 0,
    durable: false,
    maxConnections: 300,
  });
  provide("postgresUrl", postgres.url);
  return async () => {
    await postgres.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
}
