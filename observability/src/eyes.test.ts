import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { type RunningPlatform, startPlatform } from "../../web/browser/start-platform.ts";
import { readRules } from "./rules/read-rules.ts";
import { askPrometheus } from "./testing/ask-prometheus.ts";
import { type Ask, createService, deployService, signIn } from "./testing/deploy-service.ts";
import { fillVariables, listQueries, readDashboard } from "./testing/list-queries.ts";
import { sendTraffic } from "./testing/send-traffic.ts";
import { startPrometheus } from "./testing/start-prometheus.ts";

const PROMETHEUS = process.env.WAYMARK_PROMETHEUS ?? "";
const NAME = "watched-api";
const VALUES = { service: NAME, environment: "dev", __rate_interval: "1m" };
/** Numbers appear some seconds after there is traffic; a busy machine may need longer. Milliseconds. */
const SOON = { timeout: 120_000, interval: 500 };

/** What shows nothing as long as nothing of the kind has happened, with what would have to happen. */
const SILENT: Record<string, string> = {
  "Lead time A": "somebody deploys to production",
  "Changes that fail A": "somebody deploys to production",
  "Time to restore A": "a deployment to production fails, and a later one succeeds",
};

describe.skipIf(!PROMETHEUS)("with a real Prometheus, a service that fails every third request", () => {
  let platform: RunningPlatform;
  let prometheus: string;
  let ask: Ask;
  let release: string;
  let endTraffic = () => {};

  beforeAll(async () => {
    platform = await startPlatform(PROMETHEUS, startPrometheus);
    prometheus = platform.prometheus ?? "";
    ask = await signIn(platform);
    await createService(ask, NAME);
    release = await deployService(platform, ask, NAME, "first");
    endTraffic = sendTraffic(platform.loadBalancer, NAME, "dev");
  }, 300_000);

  afterAll(async () => {
    endTraffic();
    await platform?.stop();
  });

  const silentOf = async (queries: Record<string, string>): Promise<string[]> => {
    const asked = Object.entries(queries).map(async ([where, query]) => {
      const found = await askPrometheus(prometheus, fillVariables(query, VALUES));
      return found.length === 0 && !(where in SILENT) ? [where] : [];
    });
    return (await Promise.all(asked)).flat();
  };

  test("uses up its error budget, which Prometheus and the platform say", async () => {
    const query = `query ($name: String!) { service(name: $name) {
      alerts { name state severity summary runbookUrl dashboardUrl environment { name } }
      environments { environment { name } goldenSignals(minutes: 5) {
        rate { values } errors { values } latencyP95 { values } saturation { values } deployments { id }
      } }
    } }`;
    const read = async () => (await ask<{ service: Watched }>(query, { name: NAME })).service;
    await expect
      .poll(async () => (await read()).alerts, SOON)
      .toContainEqual({
        name: "ErrorBudgetBurnFast",
        state: "FIRING",
        severity: "page",
        summary: expect.stringMatching(/^watched-api in dev fails 3\d\.?\d*% of its requests/),
        runbookUrl: expect.stringMatching(
          /\/acme\/waymark\/blob\/main\/observability\/runbook\.md#errorbudgetburnfast$/,
        ),
        dashboardUrl: expect.stringMatching(/\/d\/service\?var-service=watched-api&var-environment=dev$/),
        environment: { name: "dev" },
      });
    // The alert looks at all that was sent, and the signals at a minute, which traffic fills first.
    await vi.waitFor(async () => {
      const { environments } = await read();
      const { goldenSignals } = environments.find(({ environment }) => environment.name === "dev") ?? {};
      const latest = (signal: Signal) => goldenSignals?.[signal].values.findLast((value) => value !== null);
      expect(latest("rate")).toBeGreaterThan(1);
      expect(latest("errors")).toBeCloseTo(1 / 3, 1);
      expect(latest("latencyP95")).toBeLessThan(1);
      expect(latest("saturation")).toBeGreaterThan(0);
      expect(goldenSignals?.deployments).toHaveLength(1);
    }, SOON);
  });

  test.each(["service.json", "platform.json"])("shows in every panel of %s", async (name) => {
    const { panels } = listQueries(readDashboard(name));
    await expect.poll(() => silentOf(panels), SOON).toEqual([]);
  });

  test("shows in every recorded series", async () => {
    const recorded = readRules().filter(({ kind }) => kind === "record");
    const queries = Object.fromEntries(recorded.map(({ name }) => [name, name]));
    await expect.poll(() => silentOf(queries), SOON).toEqual([]);
  });

  test("is followed to its next release within seconds, and the deployment is marked", async () => {
    const next = await deployService(platform, ask, NAME, "second");
    expect(next).not.toBe(release);
    const scraped = async () =>
      (await askPrometheus(prometheus, `up{service="${NAME}"} == 1`)).map(({ metric }) => metric.release);
    await expect.poll(scraped, SOON).toEqual([next]);

    const { annotations } = listQueries(readDashboard("service.json"));
    // The mark is at the moment at which the release appeared, however long ago that is by now.
    const marks = `last_over_time((${fillVariables(annotations.Releases ?? "", VALUES)})[10m:1s])`;
    const marked = async () => (await askPrometheus(prometheus, marks)).map(({ metric }) => metric);
    await expect.poll(marked, SOON).toContainEqual({ service: NAME, environment: "dev", release: next });
  });
});

type Signal = "rate" | "errors" | "latencyP95" | "saturation";

interface Watched {
  alerts: unknown[];
  environments: {
    environment: { name: string };
    goldenSignals: (Record<Signal, { values: (number | null)[] }> & { deployments: unknown[] }) | null;
  }[];
}
