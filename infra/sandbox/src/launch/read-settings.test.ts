import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { portalEnvironment, realApiEnvironment, sandboxApiEnvironment } from "./program-environments.ts";
import { readOrMakeSecrets } from "./read-or-make-secrets.ts";
import { readSettings } from "./read-settings.ts";

const folder = mkdtempSync(join(tmpdir(), "waymark-settings-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function envFile(text: string): string {
  const file = join(folder, "env");
  writeFileSync(file, text);
  return file;
}

const nothing = join(folder, "no-such-file");

test("with nothing given, everything is stood in for on the usual ports", () => {
  const { real, ports } = readSettings({ GITHUB_TOKEN: "of this person's shell" }, nothing);
  expect(real).toEqual([]);
  const sandbox = { github: 4010, ecs: 4020, loadBalancer: 4080, postgres: 5433 };
  expect(ports).toEqual({ portal: 3000, api: 4000, ...sandbox, prometheus: 9090 });
});

test("a real database or organisation is named, from .env too, and an empty line is none", () => {
  const file = envFile("GITHUB_ORG=my-org\nDATABASE_URL=\nWAYMARK_API_PORT=4100\n");
  const { real, ports } = readSettings({ WAYMARK_PORTAL_PORT: "3100" }, file);
  expect(real).toEqual(["GITHUB_ORG"]);
  expect(ports).toMatchObject({ portal: 3100, api: 4100 });
});

test("the environment wins over .env", () => {
  expect(readSettings({ WAYMARK_API_PORT: "4200" }, envFile("WAYMARK_API_PORT=4100")).ports.api).toBe(4200);
});

test("every wrong port is told at once, and one that is given twice", () => {
  expect(() => readSettings({ WAYMARK_API_PORT: "x", WAYMARK_GITHUB_PORT: "3000" }, nothing)).toThrow(
    'WAYMARK_API_PORT is "x", which is no port: give a number from 1 to 65535.\nPort 3000 is given to two programs.',
  );
});

test("in the sandbox, what a shell knows of the real GitHub does not reach the API", () => {
  const secrets = readOrMakeSecrets(join(folder, "secrets.json"));
  const settings = readSettings({ GITHUB_TOKEN: "real", GITHUB_API_URL: "https://api.github.com" }, nothing);
  const environment = sandboxApiEnvironment(settings, secrets, "postgres://local");
  expect(environment).not.toHaveProperty("GITHUB_TOKEN");
  expect(environment).not.toHaveProperty("GITHUB_API_URL");
  expect(environment).toMatchObject({ GITHUB_URL: "http://localhost:4010", DATABASE_URL: "postgres://local" });
});

test("secrets are made once", () => {
  const file = join(folder, "kept.json");
  expect(readOrMakeSecrets(file)).toEqual(readOrMakeSecrets(file));
});

test("with the real thing, the API gets what was given and no value of ours in place of what is missing", () => {
  const environment = realApiEnvironment(readSettings({ GITHUB_ORG: "my-org", SESSION_SECRET: "" }, nothing));
  expect(environment).toMatchObject({ GITHUB_ORG: "my-org", PORT: "4000" });
  expect(environment).not.toHaveProperty("SESSION_SECRET");
  expect(environment).not.toHaveProperty("DATABASE_URL");
});

test("the portal is told where people open it, and no secret", () => {
  const secrets = {
    DATABASE_URL: "postgres://a:b@c/d",
    SESSION_SECRET: "s",
    GITHUB_APP_PRIVATE_KEY: "k",
    GRAFANA_TOKEN: "t",
  };
  const given = { ...secrets, PUBLIC_URL: "https://waymark.example.com" };
  const environment = portalEnvironment(readSettings(given, nothing), false);
  expect(environment).toMatchObject({ PUBLIC_URL: "https://waymark.example.com", API_URL: "http://127.0.0.1:4000" });
  for (const name of Object.keys(secrets)) expect(environment).not.toHaveProperty(name);
});
