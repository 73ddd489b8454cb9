import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { type Signal, writeSignalExpressions, writeSignalQuestion } from "./signal-expressions.ts";

const RULES = new URL("../../../observability/rules/golden-signals.yml", import.meta.url);
const RECORDED: Record<Signal, string> = {
  rate: "service_environment:http_requests:rate1m",
  errors: "service_environment:http_requests_errors:ratio_rate1m",
  latencyP50: "service_environment:http_request_duration_seconds:p50_1m",
  latencyP95: "service_environment:http_request_duration_seconds:p95_1m",
  latencyP99: "service_environment:http_request_duration_seconds:p99_1m",
  saturation: "service_environment:saturation:max",
};

test("what charts show is what rules record, whoever owns the service", () => {
  const { groups } = parse(readFileSync(RULES, "utf8")) as { groups: { rules: { record: string; expr: string }[] }[] };
  const recorded = new Map(groups.flatMap(({ rules }) => rules.map(({ record, expr }) => [record, plain(expr)])));
  for (const [signal, asked] of Object.entries(writeSignalExpressions("", 60)))
    expect(plain(asked), signal).toBe(recorded.get(RECORDED[signal as Signal]));
});

test("a name is matched as it is written, whatever it holds", () => {
  const question = writeSignalQuestion([{ service: 'a.b"} or vector(1', environment: "dev|prod" }], 60);
  expect(question).toContain('service=~"a\\\\.b\\"\\\\} or vector\\\\(1",environment=~"dev\\\\|prod"');
});

/** An expression without its layout, and without the team, which changes when a service does its owner. */
const plain = (expression: string): string =>
  expression.replaceAll(", team", "").replaceAll("[60s]", "[1m]").replaceAll("{}", "").replace(/\s+/g, "");
