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
  expect(namesOf(moved)).toEqual(all.slice(1));
  const urls = moved.map(({ url }) => url);
  // Without Grafana the portal's own charts are the dashboard.
  expect(urls[0]).toBe(`${config.http.publicUrl}/services/orders/metrics`);
  expect(urls[2]).toBe(`${config.http.publicUrl}/services/orders/metrics/dev`);
  expect(moved[1]).toEqual(first[2]);
  expect(urls[3]).toBe("http://elsewhere.test/waymark-dev/orders");
  expect(new URL(urls[4] ?? "").searchParams.get("g0.expr")).toBe('{service="orders",environment="dev"}');
});
