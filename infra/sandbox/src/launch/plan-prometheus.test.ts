import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { planPrometheus } from "./plan-prometheus.ts";
import { readSettings } from "./read-settings.ts";
import { writePrometheusFile } from "./write-prometheus-file.ts";

const nothing = "/none/.env";

test("without a Prometheus the platform starts all the same, and says how to get one", async () => {
  const plan = await planPrometheus(readSettings({ PATH: "/none" }, nothing));
  expect(plan).toMatchObject({ program: null, url: null });
  expect(plan.note).toMatch(/^not found, .*install Prometheus/);
});

test("a Prometheus that somebody named is asked, and none is started", async () => {
  const plan = await planPrometheus(readSettings({ PROMETHEUS_URL: "http://prometheus:9090" }, nothing));
  expect(plan).toMatchObject({ program: null, url: "http://prometheus:9090" });
});

test("a taken port is said and stops nothing", async () => {
  const server = createServer().listen(0, "127.0.0.1");
  onTestFinished(() => void server.close());
  await expect.poll(() => server.listening).toBe(true);
  const { port } = server.address() as AddressInfo;
  const settings = readSettings(
    { WAYMARK_PROMETHEUS: process.execPath, WAYMARK_PROMETHEUS_PORT: String(port) },
    nothing,
  );
  const plan = await planPrometheus(settings);
  expect(plan).toMatchObject({ program: null, url: null });
  expect(plan.note).toMatch(new RegExp(`^port ${port} is taken, .*WAYMARK_PROMETHEUS_PORT`));
});

test("Prometheus is given the file of the repository with this machine's addresses", () => {
  const folder = mkdtempSync(join(tmpdir(), "waymark-prometheus-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const write = (variables: Record<string, string>) =>
    readFileSync(writePrometheusFile(readSettings(variables, nothing), folder), "utf8");

  const open = write({ WAYMARK_API_PORT: "4100", WAYMARK_PORTAL_PORT: "3100", WAYMARK_GITHUB_PORT: "4110" });
  const addresses = [...open.matchAll(/targets: \[(.*)\]|url: (.*)/g)].map(([, list, url]) => list ?? url);
  expect(addresses).toEqual([
    "http://localhost:4100/targets",
    '"localhost:4100"',
    '"localhost:3100"',
    '"localhost:4110"',
    "",
  ]);
  expect(open).toMatch(/^ {2}- "\/.*\/observability\/rules\/\*\.yml"$/m);
  expect(open).not.toMatch(/^ *authorization/m);

  const guarded = write({ METRICS_TOKEN: "a secret of Prometheus" });
  expect(guarded.match(/^ *authorization: \{ type: Bearer, credentials_file: metrics-token \}$/gm)).toHaveLength(4);
  expect(readFileSync(join(folder, "metrics-token"), "utf8")).toBe("a secret of Prometheus");
});
