import "reflect-metadata";
import type { Pool } from "pg";
import { expect, test } from "vitest";
import { seedPlaces } from "../environment/testing/seed-places.ts";
import { startRunEngine } from "../testing/start-run-engine.ts";
import { refreshLinks } from "./refresh-links.ts";

const read = async (pool: Pool) =>
  (
    await pool.query<{ service: string; kind: string; stage: string | null; url: string; version: string }>(
      `select s.name as service, l.kind, e.name as stage, l.url, l.xmin::text as version from observability_links l
       join services s on s.id = l.service_id left join environments e on e.id = l.environment_id
       order by s.name, e.rank nulls first, l.kind`,
    )
  ).rows;
const namesOf = (links: { kind: string; stage: string | null }[]) => links.map(({ kind, stage }) => `${kind} ${stage}`);

test("services that are there get every link, and links follow the configuration", async () => {
  const { platform } = await startRunEngine();
  const { pool, config } = platform;
  await seedPlaces(pool, [
    { service: "orders", environment: "dev", deployment: null },
    { service: "gone", environment: "dev", deployment: null, serviceStatus: "ARCHIVED" },
  ]);
  await refreshLinks(platform);
  const first = await read(pool);
  const all = ["ALERTS null", "DASHBOARD null", "RUNBOOK null", "DASHBOARD dev", "LOGS dev", "METRICS dev"];
  expect(namesOf(first)).toEqual(all);
  expect(first.every(({ service }) => service === "orders")).toBe(true);

  await refreshLinks(platform);
  expect(await read(pool)).toEqual(first);

  const observability = { grafanaUrl: null, logsUrl: "http://elsewhere.test/{cluster}/{service}" };
  const prometheus = { url: "http://prometheus.test" };
  await refreshLinks({ pool, config: { ...config, observability, prometheus } });
  const moved = await read(pool);
  expect(namesOf(moved)).toEqual(["RUNBOOK null", "LOGS dev", "METRICS dev"]);
  expect(moved[0]).toEqual(first[2]);
  expect(moved[1]?.url).toBe("http://elsewhere.test/waymark-dev/orders");
  expect(new URL(moved[2]?.url ?? "").searchParams.get("g0.expr")).toBe('{service="orders",environment="dev"}');
});
