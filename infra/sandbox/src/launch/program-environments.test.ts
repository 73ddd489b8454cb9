import { expect, test } from "vitest";
import { sandboxApiEnvironment } from "./program-environments.ts";
import { readSettings } from "./read-settings.ts";

const secrets = {
  sessionSecret: "session",
  clientId: "client",
  clientSecret: "client secret",
  webhookSecret: "webhook",
  appPrivateKey: "private",
  appPublicKey: "public",
};

test("the API against the sandbox asks its ECS, whatever AWS this person's shell knows", () => {
  const shell = { AWS_PROFILE: "work", AWS_ENDPOINT_URL_ECS: "https://ecs.example.com", AWS_SESSION_TOKEN: "real" };
  const settings = readSettings({ ...shell, WAYMARK_ECS_PORT: "4021" }, "/none/.env");
  const given = Object.entries(sandboxApiEnvironment(settings, secrets, "postgres://localhost/waymark"));
  expect(Object.fromEntries(given.filter(([name]) => name.startsWith("AWS_")))).toEqual({
    AWS_REGION: "eu-central-1",
    AWS_ENDPOINT_URL: "http://localhost:4021",
    AWS_ACCESS_KEY_ID: "sandbox",
    AWS_SECRET_ACCESS_KEY: "sandbox",
  });
});

test("a token for a Grafana that is not up does not reach the API, which would not start with it", () => {
  const settings = readSettings({ GRAFANA_TOKEN: "a token" }, "/none/.env");
  const given = (grafanaUrl: string | null) => {
    const eyes = { prometheusUrl: null, grafanaUrl };
    return sandboxApiEnvironment(settings, secrets, "postgres://localhost/waymark", eyes);
  };
  expect(given(null)).not.toHaveProperty("GRAFANA_TOKEN");
  expect(given("http://localhost:3001")).toMatchObject({ GRAFANA_TOKEN: "a token" });
});
