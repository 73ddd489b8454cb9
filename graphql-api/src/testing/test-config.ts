import { generateKeyPairSync } from "node:crypto";
import { fileURLToPath } from "node:url";
import { type Config, readConfig } from "../config.ts";

const TEMPLATES = fileURLToPath(new URL("../../../service-templates", import.meta.url));

/** Any: the sandbox looks only at whether a request is signed. */
const KEYS = { AWS_ACCESS_KEY_ID: "sample", AWS_SECRET_ACCESS_KEY: "sample" };

/** A sandbox's secrets. One pair of keys serves all tests of a process: the next one takes longer than many of them. */
export function makeSecrets() {
  keys ??= makeKeys();
  return { ...keys, clientId: "client", clientSecret: "client-secret", webhookSecret: "webhook-secret" };
}
export type Secrets = ReturnType<typeof makeSecrets>;

let keys: ReturnType<typeof makeKeys> | null = null;

function makeKeys() {
  return generateKeyPairSync("rsa", {
    modulusLength: 2048,
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
  });
}

/**
 * What makes of an environment that of a process which dies, or is cut off. The next one waits for its lease to end, which
 * takes no longer than its own start; shorter, those that stand still for a moment would take each other's runs in turns.
 */
export const MORTAL = { RUN_LEASE_MS: "1500" };

/** The environment of one API process beside a sandbox, as variables: for processes of their own. */
export function testEnvironment(it: {
  databaseUrl: string;
  githubUrl: string;
  secrets: Secrets;
  port?: number;
  /** Without it, nobody can be asked what runs. */
  ecsUrl?: string;
  /** Where services answer; 4080 when not given. */
  loadBalancerPort?: number;
  templates?: string;
}) {
  const stage = (name: string, rank: number) => ({
    name,
    rank,
    baseUrl: `http://${name}.localhost:${it.loadBalancerPort ?? 4080}`,
    protected: name === "prod",
    ecsCluster: `waymark-${name}`,
    region: "eu-central-1",
  });
  return {
    PORT: String(it.port ?? 0),
    HOST: "127.0.0.1",
    LOG_LEVEL: process.env.TEST_LOG ?? "silent",
    DATABASE_URL: it.databaseUrl,
    PUBLIC_URL: "http://localhost:3999",
    SESSION_SECRET: "a sample secret of thirty-two characters",
    PLATFORM_ADMINS: "ada",
    PLATFORM_VIEWERS: "vic",
    GITHUB_URL: it.githubUrl,
    GITHUB_ORG: "acme",
    GITHUB_APP_ID: "1",
    GITHUB_APP_PRIVATE_KEY: it.secrets.privateKey,
    GITHUB_CLIENT_ID: it.secrets.clientId,
    GITHUB_CLIENT_SECRET: it.secrets.clientSecret,
    GITHUB_WEBHOOK_SECRET: it.secrets.webhookSecret,
    GITHUB_WRITE_INTERVAL_MS: "0",
    PLATFORM_REPOSITORY: "acme/waymark",
    TEMPLATES_DIR: it.templates ?? TEMPLATES,
    GRAFANA_URL: "http://grafana.test",
    LOGS_URL: "http://logs.test/{service}/{environment}",
    ENVIRONMENTS: JSON.stringify([stage("dev", 1), stage("staging", 2), stage("prod", 3)]),
    // Longer than a busy machine lets a process stand still: who does not die loses no run.
    RUN_LEASE_MS: "10000",
    RUN_POLL_MS: "100",
    // Longer than a busy sandbox takes to begin a workflow: what it begins after the search would be begun twice.
    DISPATCH_SEARCH_MS: "20000",
    RECONCILE_MS: "500",
    STATUS_MS: "500",
    LOGS_POLL_MS: "100",
    ...(it.ecsUrl && { AWS_REGION: "eu-central-1", AWS_ENDPOINT_URL: it.ecsUrl, ...KEYS }),
  };
}

export const testConfig = (it: Parameters<typeof testEnvironment>[0]): Config => readConfig(testEnvironment(it));
