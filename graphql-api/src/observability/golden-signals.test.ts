import { setImmediate as nextTurn } from "node:timers/promises";
import { expect, test } from "vitest";
import { connectPrometheus } from "../adapters/prometheus/connect-prometheus.ts";
import { createLog } from "../log.ts";
import { openSignals } from "./open-signals.ts";
import { PROMETHEUS, serveMetrics, startPrometheus } from "./testing/start-prometheus.ts";

const LABELS = 'method="GET",route="/orders"';

/** A service that since its start has answered 10 requests every second, one of them with an error. */
function orders(): () => string {
  const startedAt = performance.now();
  return () => {
    const seconds = (performance.now() - startedAt) / 1000;
    const good = 9 * seconds;
    const bad = seconds;
    return [
      `http_requests_total{${LABELS},status="200"} ${good}`,
      `http_requests_total{${LABELS},status="500"} ${bad}`,
      `http_requests_total{method="GET",route="/health",status="200"} ${1000 * seconds}`,
      ...["0.1", "0.2", "+Inf"].map(
        (le) => `http_request_duration_seconds_bucket{${LABELS},status="200",le="${le}"} ${le === "0.1" ? 0 : good}`,
      ),
      `process_cpu_seconds_total ${0.05 * seconds}`,
      "process_resident_memory_bytes 300",
      "service_cpu_limit_cores 0.25",
      "service_memory_limit_bytes 400",
      "",
    ].join("\n");
  };
}

const RULES = `groups:
  - name: test
    rules:
      - alert: AlwaysThere
        expr: up{service="orders"} >= 0
        labels: { severity: page }
        annotations: { summary: It is up., runbook: "runbook.md#alwaysthere" }
      - alert: NotYet
        expr: up{service="orders"} >= 0
        for: 1h
`;

/** Answers are kept for five seconds, so that each look takes as long. */
const PATIENCE = { timeout: 60_000, interval: 500 };

test.skipIf(!PROMETHEUS)(
  "what a service does shows in its signals, alerts and nobody else's",
  async () => {
    const target = await serveMetrics(orders());
    const labels = "{ service: orders, environment: dev, team: payments }";
    const jobs = `  - job_name: services\n    static_configs: [{ targets: ["${target}"], labels: ${labels} }]`;
    const { url, kill } = await startPrometheus(jobs, RULES);
    const asked: string[] = [];
    const observe = ({ operation, status }: { operation: string; status: string }) =>
      asked.push(`${operation} ${status}`);
    const prometheus = connectPrometheus({ url, userAgent: "waymark-tests", observe });
    const signals = openSignals(prometheus, createLog("silent"));
    const place = { service: "orders", environment: "dev", minutes: 5 };
    const latest = async (one: typeof place) => {
      const values = (await signals.measure(one))?.values;
      return values && Object.fromEntries(Object.entries(values).map(([signal, all]) => [signal, all.at(-1)]));
    };
    await expect
      .poll(() => latest(place), PATIENCE)
      .toMatchObject({
        // It grows until there is a whole minute to look at.
        rate: expect.toSatisfy((rate: number) => rate > 0.5 && rate < 11),
        errors: expect.closeTo(0.1, 2),
        latencyP50: expect.closeTo(0.15, 5),
        saturation: 0.75,
      });
    const strangers = { ...place, service: 'or"ders|.*' };
    expect(await latest(strangers)).toEqual(
      Object.fromEntries(
        ["rate", "errors", "latencyP50", "latencyP95", "latencyP99", "saturation"].map((it) => [it, null]),
      ),
    );

    asked.length = 0;
    const later = [15, 15, 60].map((minutes, index) => ({
      ...place,
      environment: index > 1 ? "dev" : `dev-${index}`,
      minutes,
    }));
    const both = await Promise.all([...later, ...later].map((one) => signals.measure(one)));
    expect(both[0]).toBe(both[3]);
    expect(asked).toEqual(["query_range 200", "query_range 200"]);

    await expect
      .poll(
        async () => (await signals.listAlerts()).toSorted((one, other) => one.state.localeCompare(other.state)),
        PATIENCE,
      )
      .toMatchObject([
        { state: "firing", annotations: { summary: "It is up.", runbook: "runbook.md#alwaysthere" } },
        { state: "pending", labels: { alertname: "NotYet", service: "orders" } },
      ]);
    expect(await signals.findProblem()).toBeNull();

    await kill();
    const unknown = (minutes: number) => signals.measure({ ...place, minutes });
    expect(await unknown(6)).toBeNull();
    // A connection that was open when it died may tell its end in other words.
    await expect
      .poll(() => signals.findProblem())
      .toMatch(/^Prometheus does not answer: ECONNREFUSED\. .* since \d\d:\d\d UTC\.$/);
    asked.length = 0;
    expect(await Promise.all([unknown(7), unknown(8)])).toEqual([null, null]);
    // Whether it is back is asked now and then, beside them.
    expect(asked.filter((one) => !one.startsWith("query "))).toEqual([]);
  },
  180_000,
);

test("fields that ask one after the other are few questions, and a question holds a hundred places", async () => {
  const held: (() => void)[] = [];
  const empty = JSON.stringify({ data: { result: [] } });
  const address = await serveMetrics(() => new Promise((resolve) => held.push(() => resolve(empty))));
  // However long the test holds an answer back, it is waited for.
  const prometheus = connectPrometheus({ url: `http://${address}`, userAgent: "waymark-tests", timeoutMs: 60_000 });
  const signals = openSignals(prometheus, createLog("silent"));
  const ask = (index: number) => signals.measure({ service: `s-${index}`, environment: "dev", minutes: 15 });

  const first = [];
  for (const index of [0, 1]) {
    first.push(ask(index));
    await expect.poll(() => held.length).toBe(index + 1);
  }
  const rest = [];
  for (let index = 2; index < 202; index += 1) {
    rest.push(ask(index));
    await nextTurn();
  }
  expect(held).toHaveLength(2);
  for (const answer of held.splice(0)) answer();
  await Promise.all(first);
  await expect.poll(() => held.length).toBe(2);
  for (const answer of held) answer();
  expect((await Promise.all(rest)).every((measured) => measured?.times.length === 113)).toBe(true);
  expect(held).toHaveLength(2);
});

test.skipIf(!PROMETHEUS)("a question that Prometheus refuses leaves the others be", async () => {
  const { url } = await startPrometheus("");
  const prometheus = connectPrometheus({ url, userAgent: "waymark-tests" });
  const asked = prometheus.queryRange({ expression: "sum(", start: new Date(0), end: new Date(1000), step: 1 });
  await expect(asked).rejects.toMatchObject({ kind: "INVALID", message: expect.stringContaining("parse error") });
  await expect(prometheus.check()).resolves.toBeUndefined();
});
