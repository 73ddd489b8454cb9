import { expect, onTestFinished, test } from "vitest";
import { seedPlaces } from "../environment/testing/seed-places.ts";
import { registry } from "../metrics.ts";
import { startRunEngine } from "../testing/start-run-engine.ts";
import { startDoraMetrics } from "./start-dora-metrics.ts";

test("the metrics tell the keys of 30 days by team and of all, and nothing where there is nothing to measure", async () => {
  const { platform } = await startRunEngine();
  await seedPlaces(platform.pool, [
    { service: "shop", environment: "prod", deployment: "SUCCEEDED" },
    { service: "till", environment: "prod", deployment: "FAILED" },
    { service: "desk", environment: "prod", deployment: "SUCCEEDED" },
  ]);
  await platform.pool.query(
    "insert into teams (id, github_id, slug, name, is_active) values (gen_random_uuid(), 2, 'idle', 'Idle', true)",
  );
  const metrics = startDoraMetrics(platform);
  onTestFinished(() => metrics.stop());
  const told = async () =>
    (await registry.metrics())
      .split("\n")
      .filter((line) => line.startsWith("waymark_dora_"))
      .sort();
  await expect
    .poll(told)
    .toEqual([
      `waymark_dora_change_failure_ratio{team="all"} ${1 / 3}`,
      `waymark_dora_change_failure_ratio{team="platform"} ${1 / 3}`,
      `waymark_dora_deployments_per_day{team="all"} ${2 / 30}`,
      'waymark_dora_deployments_per_day{team="idle"} 0',
      `waymark_dora_deployments_per_day{team="platform"} ${2 / 30}`,
    ]);
});
