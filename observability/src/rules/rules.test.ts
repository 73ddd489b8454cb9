import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { writeSignalExpressions } from "../../../graphql-api/src/observability/signal-expressions.ts";
import { PROMTOOL, parseExpressions, runPromtool } from "../testing/run-promtool.ts";
import { readRules, rulesFolder } from "./read-rules.ts";

interface TestFile {
  tests: { alert_rule_test?: { alertname: string; exp_alerts: unknown[] }[] }[];
}

const folder = join(rulesFolder, "..");
const testFiles = readdirSync(join(rulesFolder, "tests")).map((name) => join(rulesFolder, "tests", name));
const rules = readRules();
const alerts = rules.filter(({ kind }) => kind === "alert");
const alertNames = [...new Set(alerts.map(({ name }) => name))];

test.skipIf(!PROMTOOL)("Prometheus understands its configuration and every rule", async () => {
  expect(await runPromtool("check", "config", "--lint=all", join(folder, "prometheus.yml"))).toContain("SUCCESS");
  expect(await runPromtool("check", "rules", "--lint=all", ...ruleFiles())).not.toContain("FAILED");
});

test.skipIf(!PROMTOOL)("every alert fires and resolves when it should", async () => {
  expect(await runPromtool("test", "rules", ...testFiles)).not.toContain("FAILED");
});

test("every alert has a test in which it fires, and a later moment at which it does not", () => {
  const stories = testFiles
    .flatMap((file) => (parse(readFileSync(file, "utf8")) as TestFile).tests)
    .map(({ alert_rule_test: moments = [] }) => moments);
  const resolves = (name: string) =>
    stories.some((moments) => {
      const own = moments.filter(({ alertname }) => alertname === name);
      const fired = own.findIndex(({ exp_alerts }) => exp_alerts.length > 0);
      return fired >= 0 && own.slice(fired + 1).some(({ exp_alerts }) => exp_alerts.length === 0);
    });
  expect(alertNames.filter((name) => !resolves(name))).toEqual([]);
});

test("every alert says how urgent it is, what is wrong and which heading of the runbook helps", () => {
  const runbook = readFileSync(join(folder, "runbook.md"), "utf8");
  const sections = runbook.split(/^## /m).slice(1);
  expect(sections.map((section) => section.split("\n", 1)[0]).sort()).toEqual(alertNames.sort());
  for (const section of sections)
    for (const part of ["**Means:**", "**How bad:**", "**First looks", "**Do:**", "**Over when:**"])
      expect(section, `${part} in ${section.split("\n", 1)[0]}`).toContain(part);
  for (const { name, labels, annotations } of alerts) {
    expect(["page", "ticket"], name).toContain(labels.severity);
    expect(annotations, name).toEqual({
      summary: expect.stringMatching(/^.{20,}\.$/),
      runbook: `runbook.md#${name.toLowerCase()}`,
    });
  }
});

test.skipIf(!PROMTOOL)("Prometheus understands every query of the runbook", async () => {
  const runbook = readFileSync(join(folder, "runbook.md"), "utf8");
  const queries = [...runbook.matchAll(/```promql\n\s*([^`]+?)\s*```/g)].map(([, query = ""]) => query);
  expect(queries.length).toBeGreaterThan(15);
  await parseExpressions(Object.fromEntries(queries.map((query) => [query, query])));
});

test("every recording rule is named level:metric:operation", () => {
  const recorded = rules.filter(({ kind }) => kind === "record").map(({ name }) => name);
  expect(recorded.filter((name) => !/^[a-z]+(_[a-z]+)*:[a-z]\w*:[a-z]\w*$/.test(name))).toEqual([]);
  expect(recorded.filter((name, index) => recorded.indexOf(name) !== index)).toEqual([]);
});

function ruleFiles(): string[] {
  return [...new Set(rules.map(({ file }) => join(rulesFolder, file)))];
}

test("the API asks for the golden signals with the same expressions as the rules record them", () => {
  const asked = writeSignalExpressions("", 60);
  const recorded = (name: string) => squeeze(rules.find((rule) => rule.name === name)?.expression ?? "");
  const prefix = "service_environment:";
  expect(
    Object.fromEntries(Object.entries(asked).map(([signal, expression]) => [signal, squeeze(expression)])),
  ).toEqual({
    rate: recorded(`${prefix}http_requests:rate1m`),
    errors: recorded(`${prefix}http_requests_errors:ratio_rate1m`),
    latencyP50: recorded(`${prefix}http_request_duration_seconds:p50_1m`),
    latencyP95: recorded(`${prefix}http_request_duration_seconds:p95_1m`),
    latencyP99: recorded(`${prefix}http_request_duration_seconds:p99_1m`),
    saturation: recorded(`${prefix}saturation:max`),
  });
});

/** One way to write it; the rules keep the team for the alerts, which the API knows already. */
function squeeze(expression: string): string {
  return expression
    .replace(/\s+|\{\}/g, "")
    .replaceAll(",team", "")
    .replaceAll("[60s]", "[1m]");
}
