import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../launch/checkout.ts";
import { sandboxApiEnvironment } from "../launch/program-environments.ts";
import { readSettings } from "../launch/read-settings.ts";
import { readCompose } from "./read-compose.ts";

const file = join(root, "docker-compose.yml");
const services = readCompose(file);
const every = Object.entries(services);

test("every image has a tag that stays what it is", () => {
  const loose = every.filter(([, { image }]) => !/^[\w./-]+:(?!latest)[\w.-]+$/.test(image ?? ""));
  expect(loose.map(([name]) => name)).toEqual([]);
});

test("every service says how it is, but for the one that only makes secrets", () => {
  const silent = every.filter(([, { healthcheck, build }]) => {
    if (healthcheck !== undefined) return false;
    if (build === undefined) return true;
    const dockerfile = join(root, build.context, build.dockerfile ?? "Dockerfile");
    return !/^HEALTHCHECK .*CMD/m.test(readFileSync(dockerfile, "utf8"));
  });
  expect(silent.map(([name]) => name)).toEqual([]);
});

test("a service waits until the others are well, or until the secrets are made", () => {
  const conditions = every.flatMap(([, { depends_on = {} }]) =>
    Object.entries(depends_on).map(([name, { condition }]) => [name, condition]),
  );
  for (const [name = "", condition] of conditions) {
    expect(services).toHaveProperty(name);
    expect(condition).toBe(name === "secrets" ? "service_completed_successfully" : "service_healthy");
  }
});

test("ports are open to this machine alone, and are those of the other ways to start", () => {
  const open = every.flatMap(([, { ports = [] }]) => ports);
  const numbers = open.map((port) => /^127\.0\.0\.1:\$\{WAYMARK_\w+_PORT:-(\d+)\}:/.exec(port)?.[1] ?? port);
  expect([...new Set(numbers)].sort()).toEqual(
    ["3000", "3001", "4000", "4010", "4020", "4080", "4566", "5433", "9090"].sort(),
  );
  expect(every.filter(([, { network_mode }]) => network_mode !== undefined)).toEqual([]);
});

test("every variable that can be set is described", () => {
  const described = readFileSync(join(root, ".env.example"), "utf8");
  const files = [file, join(root, "observability/docker-compose.yml")].map((name) => readFileSync(name, "utf8"));
  const named = files.flatMap((text) => [...text.matchAll(/\$\{(\w+)/g)].map(([, name = ""]) => name));
  expect([...new Set(named)].filter((name) => !new RegExp(`^(# )?${name}=`, "m").test(described))).toEqual([]);
});

test("the API is given all that `npm start` gives it", () => {
  const secrets = { appPrivateKey: "", appPublicKey: "", clientId: "", clientSecret: "", webhookSecret: "" };
  const settings = readSettings({}, join(root, "no-such-file"));
  const started = sandboxApiEnvironment(settings, { ...secrets, sessionSecret: "" }, "");
  const dockerfile = readFileSync(join(root, "graphql-api/Dockerfile"), "utf8");
  const inImage = [...dockerfile.matchAll(/\b([A-Z_]+)=/g)].map(([, name = ""]) => name);
  const inFile = ["DATABASE_URL", "SESSION_SECRET", "GITHUB_APP_PRIVATE_KEY"];
  const shared = ["GITHUB_CLIENT_ID", "GITHUB_CLIENT_SECRET", "GITHUB_WEBHOOK_SECRET"];
  const given = [...Object.keys(services["graphql-api"]?.environment ?? {}), ...inImage, ...inFile, ...shared];
  expect(Object.keys(started).filter((name) => !given.includes(name))).toEqual([]);
});

// `npm test` looks for the program and says when there is none.
const compose = process.env.WAYMARK_DOCKER_COMPOSE;

test.skipIf(!compose)("Docker Compose understands the file, alone and with each profile", () => {
  for (const profile of [[], ["--profile", "localstack"], ["--profile", "moto"]]) {
    const { status, stderr } = spawnSync(compose ?? "", ["-f", file, ...profile, "config", "--quiet"], {
      encoding: "utf8",
    });
    expect({ profile, status, stderr }).toEqual({ profile, status: 0, stderr: "" });
  }
});
