import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { ConfigError, readConfig } from "./config.ts";

const STAGE = { name: "dev", baseUrl: "https://dev.test", rank: 1, ecsCluster: "dev", region: "eu-central-1" };

const WHOLE = {
  DATABASE_URL: "postgres://waymark@db/waymark",
  PUBLIC_URL: "https://waymark.test",
  SESSION_SECRET: "a sample secret of thirty-two characters",
  GITHUB_ORG: "acme",
  GITHUB_TOKEN: "a token",
  GITHUB_CLIENT_ID: "client",
  GITHUB_CLIENT_SECRET: "client secret",
  PLATFORM_REPOSITORY: "acme/waymark",
  TEMPLATES_DIR: "service-templates",
  ENVIRONMENTS: JSON.stringify([STAGE]),
};

function mistakesOf(changes: Record<string, string | undefined>): string[] {
  try {
    readConfig({ ...WHOLE, ...changes });
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.mistakes;
    throw error;
  }
}

test("everything that is missing or wrong is told at once, by its name", () => {
  const changes = { DATABASE_URL: "mysql://db", GITHUB_ORG: undefined, SESSION_SECRET: "short", PORT: "70000" };
  expect(mistakesOf(changes).map((line) => line.split(" ")[0])).toEqual([
    "DATABASE_URL",
    "GITHUB_ORG",
    "PORT",
    "SESSION_SECRET",
  ]);
});

test("an empty variable is one that is not given", () => {
  expect(mistakesOf({ GITHUB_ORG: "" })).toEqual(["GITHUB_ORG is missing"]);
  expect(readConfig({ ...WHOLE, PORT: "", GRAFANA_URL: "" })).toMatchObject({
    http: { port: 4000 },
    observability: { grafanaUrl: null },
  });
});

test("GitHub is reached as an App with its key or with a token, never with half of an App", () => {
  const app = { GITHUB_TOKEN: undefined, GITHUB_APP_ID: "7", GITHUB_APP_PRIVATE_KEY: "one\\ntwo" };
  expect(readConfig({ ...WHOLE, ...app }).github.credentials).toEqual({ appId: 7, privateKey: "one\ntwo" });
  expect(mistakesOf({ GITHUB_APP_ID: "7" })).toEqual([expect.stringContaining("GITHUB_APP_PRIVATE_KEY is missing")]);
  expect(mistakesOf({ GITHUB_TOKEN: undefined })).toEqual([expect.stringContaining("GITHUB_APP_ID is missing")]);
});

test("AWS is a region, with or without an endpoint of its own, or not there", () => {
  expect(readConfig(WHOLE).aws).toBeNull();
  const endpoint = "http://127.0.0.1:4020";
  expect(readConfig({ ...WHOLE, AWS_REGION: "eu-central-1", AWS_ENDPOINT_URL: endpoint }).aws).toEqual({
    region: "eu-central-1",
    endpointUrl: endpoint,
  });
  expect(mistakesOf({ AWS_ENDPOINT_URL: endpoint })).toEqual([
    "AWS_REGION is missing: AWS_ENDPOINT_URL is given without it",
  ]);
});

test("Grafana's token needs to know where, and metrics may ask for one", () => {
  expect(mistakesOf({ GRAFANA_TOKEN: "a token" })).toEqual([
    "GRAFANA_URL is missing: GRAFANA_TOKEN is given without it",
  ]);
  expect(mistakesOf({ METRICS_TOKEN: "short" })).toEqual(["METRICS_TOKEN must have at least 16 characters"]);
  expect(mistakesOf({ PROMETHEUS_URL: "http://ada:secret@prometheus.test" })).toHaveLength(1);
  expect(readConfig(WHOLE)).toMatchObject({ prometheus: null, metricsToken: null, grafanaToken: null });
  const given = { PROMETHEUS_URL: "http://prometheus.test/", GRAFANA_URL: "http://grafana.test", GRAFANA_TOKEN: "it" };
  expect(readConfig({ ...WHOLE, ...given })).toMatchObject({
    prometheus: { url: "http://prometheus.test" },
    grafanaToken: "it",
  });
});

test("the portal's address is a host, written as browsers write it in Origin", () => {
  const publicUrl = (PUBLIC_URL: string) => readConfig({ ...WHOLE, PUBLIC_URL }).http.publicUrl;
  expect(publicUrl("HTTPS://Waymark.Test:443/")).toBe("https://waymark.test");
  expect(mistakesOf({ PUBLIC_URL: "https://example.test/waymark" })).toEqual([
    "PUBLIC_URL must be an address without a path",
  ]);
});

test("what is wrong with the stages is said, and where", () => {
  expect(mistakesOf({ ENVIRONMENTS: "dev" })).toEqual(["ENVIRONMENTS must be a JSON list of stages: is not JSON"]);
  const ranks = mistakesOf({ ENVIRONMENTS: JSON.stringify([{ ...STAGE, rank: 0 }]) });
  expect(ranks).toEqual([expect.stringContaining("rank")]);
});

test(".env.example names every variable", () => {
  const example = readFileSync(new URL("../../.env.example", import.meta.url), "utf8");
  const source = readFileSync(new URL("./config.ts", import.meta.url), "utf8");
  const read = [...source.matchAll(/^ {2}([A-Z_]+):/gm)].map(([, name]) => name ?? "");
  expect(read.length).toBeGreaterThan(30);
  expect(read.filter((name) => !new RegExp(`^(# )?${name}=`, "m").test(example))).toEqual([]);
});
