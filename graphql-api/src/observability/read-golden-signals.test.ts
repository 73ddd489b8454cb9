import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { readConfig } from "../config.ts";
import { seedService } from "../deployment/testing/seed-service.ts";
import { startPlatform } from "../start-platform.ts";
import { type Caller, createCaller } from "../testing/caller.ts";
import { readMetric } from "../testing/read-metric.ts";
import { seedDeployment, shaOf } from "../testing/seed-deployment.ts";
import { startWorld, type TestApi, type World } from "../testing/start-test-platform.ts";
import { PROMETHEUS, serveMetrics, startPrometheus } from "./testing/start-prometheus.ts";

let world: World;
let api: TestApi;
let cookie: string;
let deployed: string;

beforeAll(async () => {
  world = await startWorld();
  api = await world.startApi();
  cookie = await api.signIn("dev");
  for (const name of ["orders", "stock"]) await seedService(world, name);
  await seedDeployment(world, {
    service: "orders",
    environment: "dev",
    sha: shaOf("a"),
    at: new Date(Date.now() - 7_200_000),
  });
  deployed = (await seedDeployment(world, { service: "orders", environment: "dev", sha: shaOf("b") })).deployment;
});
afterAll(() => world.stop());

const LIST = `{
  observability { metrics problem grafanaUrl }
  services { nodes {
    name alerts { name state severity summary environment { name } runbookUrl dashboardUrl }
    environments { goldenSignals(minutes: 15) { rate { label unit times values } deployments { id } } }
  } }
}`;

interface Listed {
  observability: Record<string, unknown>;
  services: {
    nodes: {
      name: string;
      alerts: { name: string }[];
      environments: {
        goldenSignals: { rate: { times: string[]; values: (number | null)[] }; deployments: { id: string }[] } | null;
      }[];
    }[];
  };
}

async function list(from: Pick<Caller, "graphql">): Promise<Listed> {
  const { data, errors } = await from.graphql(LIST, {}, { cookie });
  expect(errors).toEqual([]);
  return data as unknown as Listed;
}

test("without a Prometheus there are no numbers, and a sentence says why", async () => {
  const { observability, services } = await list(api);
  expect(observability).toEqual({
    metrics: false,
    problem: "No Prometheus is configured: PROMETHEUS_URL is not set.",
    grafanaUrl: "http://grafana.test",
  });
  const none = { alerts: [], environments: Array.from({ length: 3 }, () => ({ goldenSignals: null })) };
  expect(services.nodes).toEqual([
    { name: "orders", ...none },
    { name: "stock", ...none },
  ]);
});

test("more than thirty days and less than five minutes are refused", async () => {
  for (const minutes of [4, 43_201]) {
    const query = `{ service(name: "orders") { environment(name: "dev") { goldenSignals(minutes: ${minutes}) { rate { unit } } } } }`;
    const { errors } = await api.graphql(query, {}, { cookie });
    expect(errors).toMatchObject([{ message: "Ask for 5 to 43200 minutes.", extensions: { code: "INVALID" } }]);
  }
});

test("signals over five windows and of hundreds of places at once are refused before anybody is asked", async () => {
  const refused = async (query: string) => (await api.graphql(query, {}, { cookie })).errors;
  const windows = (...all: number[]) => all.map((it) => `of${it}: goldenSignals(minutes: ${it}) { rate { unit } }`);
  const within = (...fields: string[]) => `{ service(name: "orders") { environments { ${fields.join(" ")} } } }`;
  expect(
    await refused(within(...windows(5, 6, 7, 8), "again: goldenSignals(minutes: 8) { to: rate { unit } }")),
  ).toEqual([]);
  expect(await refused(within(...windows(5, 6, 7, 8, 9)))).toMatchObject([
    {
      message: "Ask for golden signals over at most 4 different numbers of minutes at once.",
      extensions: { code: "QUERY_TOO_LARGE" },
    },
  ]);
  const everywhere = "{ services(first: 100) { nodes { environments { goldenSignals { rate { unit } } } } } }";
  expect(await refused(everywhere)).toMatchObject([{ extensions: { code: "QUERY_TOO_LARGE" } }]);
  expect(await refused(everywhere.replace("100", "50"))).toEqual([]);
});

test("a Prometheus that keeps silent is waited for three seconds, and nobody waits after that", async () => {
  const silent = await serveMetrics(() => new Promise<string>(() => {}));
  const slow = await startWith(`http://${silent}`);
  const { services } = await list(slow);
  expect(services.nodes[0]?.environments[0]?.goldenSignals).toBeNull();
  const { observability } = await list(slow);
  expect(observability.problem).toMatch(/^Prometheus does not answer: nothing came within 3 seconds\. /);
  const asked = async () => [await countAsked(slow, "query_range"), await countAsked(slow, "alerts")];
  const before = await asked();
  expect(before).toEqual([1, 1]);
  await slow.graphql(LIST.replace("15", "16").replace(/observability.*/, ""), {}, { cookie });
  expect(await asked()).toEqual(before);
});

test.skipIf(!PROMETHEUS)(
  "a list of services costs Prometheus one question for signals and one for alerts",
  async () => {
    const target = await serveMetrics(
      () => `http_requests_total{route="/",status="200"} ${Math.floor(performance.now())}\n`,
    );
    const labels = "{ service: orders, environment: dev, team: platform }";
    const rule = `{ alert: Up, expr: up >= 0, labels: { severity: page }, annotations: { summary: It is up., runbook: runbook.md#up } }`;
    const { url } = await startPrometheus(
      `  - { job_name: services, static_configs: [{ targets: ["${target}"], labels: ${labels} }] }`,
      `groups: [{ name: test, rules: [${rule}] }]`,
    );
    const seeing = await startWith(url);
    const firstOf = async () => (await list(seeing)).services.nodes[0];
    const patient = { timeout: 60_000, interval: 1000 };
    await expect
      .poll(async () => (await firstOf())?.environments[0]?.goldenSignals?.rate.values.at(-1), patient)
      .toBeGreaterThan(0);
    await expect.poll(async () => (await firstOf())?.alerts.length, patient).toBe(1);

    // What is kept for five seconds is not asked for again, so this one is about other minutes.
    const before = await countAsked(seeing, "query_range");
    const { data } = await seeing.graphql(LIST.replace("15", "30"), {}, { cookie });
    expect((await countAsked(seeing, "query_range")) - before).toBe(1);
    const { observability, services } = data as unknown as Listed;
    expect(observability).toMatchObject({ metrics: true, problem: null });
    const [orders, stock] = services.nodes;
    expect(orders?.alerts).toEqual([
      {
        ...{ name: "Up", state: "FIRING", severity: "page", summary: "It is up.", environment: { name: "dev" } },
        runbookUrl: `${world.sandbox.url}/acme/waymark/blob/main/observability/runbook.md#up`,
        dashboardUrl: "http://grafana.test/d/service?var-service=orders&var-environment=dev",
      },
    ]);
    const signals = orders?.environments[0]?.goldenSignals;
    expect(signals?.deployments).toEqual([{ id: deployed }]);
    expect(signals?.rate).toMatchObject({ label: "Requests", unit: "requests/s" });
    expect(signals?.rate.times).toHaveLength(signals?.rate.values.length ?? 0);
    const unseen = stock?.environments[0]?.goldenSignals?.rate.values ?? [];
    expect(unseen.length).toBeGreaterThan(100);
    expect(unseen.every((value) => value === null)).toBe(true);
  },
  180_000,
);

/** How many such questions this process was answered, or waited for in vain. */
const countAsked = (from: Caller, operation: string) =>
  readMetric(from, "waymark_prometheus_call_duration_seconds_count", `"${operation}"`);

/** One more API, which asks that Prometheus. */
async function startWith(url: string): Promise<Caller> {
  const running = await startPlatform(readConfig({ ...world.environment(), PROMETHEUS_URL: url }));
  onTestFinished(() => running.stop());
  return createCaller(`http://127.0.0.1:${running.port}`);
}
