import { join } from "node:path";
import { root } from "./checkout.ts";
import type { Secrets } from "./read-or-make-secrets.ts";
import type { Settings, Variables } from "./read-settings.ts";

/** Where what is measured can be seen. */
export interface Eyes {
  prometheusUrl: string | null;
  grafanaUrl: string | null;
}

export const ORGANIZATION = "acme";
const APP_ID = "1";

/** Where people and programs on this machine reach each part. */
export function addressesOf({ ports }: Settings) {
  return {
    portal: `http://localhost:${ports.portal}`,
    api: `http://localhost:${ports.api}`,
    github: `http://localhost:${ports.github}`,
    ecs: `http://localhost:${ports.ecs}`,
    loadBalancer: `http://localhost:${ports.loadBalancer}`,
  };
}

/**
 * The API against the sandbox: whatever this person's shell knows of a real GitHub or AWS is kept out.
 *
 * @param eyes `null` for what is not there.
 */
export function sandboxApiEnvironment(
  settings: Settings,
  secrets: Secrets,
  databaseUrl: string,
  eyes: Eyes = { prometheusUrl: null, grafanaUrl: null },
): Variables {
  const { portal, github, ecs } = addressesOf(settings);
  // The API takes no token for a Grafana without an address, and one that is not up yet does not stop the start.
  const noGrafana = eyes.grafanaUrl === null ? ["GRAFANA_"] : [];
  return {
    ...without(settings.variables, "GITHUB_", "AWS_", ...noGrafana),
    PORT: String(settings.ports.api),
    HOST: settings.variables.HOST || "127.0.0.1",
    DATABASE_URL: databaseUrl,
    PUBLIC_URL: portal,
    SESSION_SECRET: secrets.sessionSecret,
    GITHUB_URL: github,
    GITHUB_ORG: ORGANIZATION,
    GITHUB_APP_ID: APP_ID,
    GITHUB_APP_PRIVATE_KEY: secrets.appPrivateKey,
    GITHUB_CLIENT_ID: secrets.clientId,
    GITHUB_CLIENT_SECRET: secrets.clientSecret,
    GITHUB_WEBHOOK_SECRET: secrets.webhookSecret,
    // github.com asks for a second between writes; the sandbox counts writes only when a test tells it to.
    GITHUB_WRITE_INTERVAL_MS: "0",
    // The sandbox has no limit to its calls, and people watch.
    RECONCILE_MS: "2000",
    STATUS_MS: "3000",
    LOGS_POLL_MS: "300",
    PLATFORM_ADMINS: "ada",
    PLATFORM_VIEWERS: "vic",
    DEFAULT_ROLE: "DEVELOPER",
    PLATFORM_REPOSITORY: `${ORGANIZATION}/waymark`,
    PLATFORM_REF: "main",
    TEMPLATES_DIR: join(root, "service-templates"),
    ENVIRONMENTS: JSON.stringify(stages(settings.ports.loadBalancer)),
    PROVISIONING_ROLE: "arn:aws:iam::000000000000:role/waymark-{environment}-provisioning",
    AWS_REGION: REGION,
    AWS_ENDPOINT_URL: ecs,
    // Every request to AWS is signed; the sandbox takes any key.
    AWS_ACCESS_KEY_ID: "sandbox",
    AWS_SECRET_ACCESS_KEY: "sandbox",
    PROMETHEUS_URL: eyes.prometheusUrl ?? "",
    GRAFANA_URL: eyes.grafanaUrl ?? "",
    LOGS_URL: settings.variables.LOGS_URL || `${ecs}/_logs?environment={environment}&service={service}`,
  };
}

/** The API with the variables that were given; it refuses what is missing itself. */
export function realApiEnvironment({ variables, ports }: Settings): Variables {
  return {
    NODE_ENV: "production",
    TEMPLATES_DIR: join(root, "service-templates"),
    HOST: "127.0.0.1",
    ...withoutEmpty(variables),
    PORT: String(ports.api),
  };
}

/** The portal knows nothing of databases, GitHub and Grafana, so their secrets stay out of it. */
export function portalEnvironment(settings: Settings, watch: boolean): Variables {
  const {
    HOST,
    PUBLIC_URL,
    DATABASE_URL: _url,
    SESSION_SECRET: _secret,
    ...others
  } = without(settings.variables, "GITHUB_", "GRAFANA_");
  const real = settings.real.length > 0;
  return {
    ...others,
    PORT: String(settings.ports.portal),
    HOST: HOST || "127.0.0.1",
    API_URL: `http://127.0.0.1:${settings.ports.api}`,
    PUBLIC_URL: (real && PUBLIC_URL) || addressesOf(settings).portal,
    NODE_ENV: watch ? "development" : "production",
  };
}

/** @param data folder for its repositories and records. */
export function gitHubEnvironment(settings: Settings, secrets: Secrets, data: string): Variables {
  return {
    ...without(settings.variables, "GITHUB_", "GRAFANA_"),
    SANDBOX_DATA: data,
    SANDBOX_PORT: String(settings.ports.github),
    SANDBOX_ECS_PORT: String(settings.ports.ecs),
    SANDBOX_LOAD_BALANCER_PORT: String(settings.ports.loadBalancer),
    SANDBOX_APP_PUBLIC_KEY: secrets.appPublicKey,
    SANDBOX_WEBHOOK_URL: `http://127.0.0.1:${settings.ports.api}/webhooks/github`,
    SANDBOX_PLATFORM_CHECKOUT: root,
    SANDBOX_TERRAFORM_ENDPOINT: settings.variables.WAYMARK_TERRAFORM_ENDPOINT,
    SANDBOX_TERRAFORM_PROVIDERS: settings.variables.WAYMARK_TERRAFORM_MIRROR,
    GITHUB_APP_ID: APP_ID,
    GITHUB_CLIENT_ID: secrets.clientId,
    GITHUB_CLIENT_SECRET: secrets.clientSecret,
    GITHUB_WEBHOOK_SECRET: secrets.webhookSecret,
  };
}

const REGION = "eu-central-1";

function stages(loadBalancerPort: number) {
  return ["dev", "staging", "prod"].map((name, index) => ({
    name,
    baseUrl: `http://${name}.localhost:${loadBalancerPort}`,
    rank: index + 1,
    protected: name === "prod",
    ecsCluster: `waymark-${name}`,
    region: REGION,
  }));
}

/** Those whose names begin otherwise. */
function without(variables: Variables, ...beginnings: string[]): Variables {
  const kept = ([name]: [string, unknown]) => !beginnings.some((beginning) => name.startsWith(beginning));
  return Object.fromEntries(Object.entries(variables).filter(kept));
}

/** A line `NAME=` in .env means "not given", and must not hide our own value. */
function withoutEmpty(variables: Variables): Variables {
  return Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ""));
}
