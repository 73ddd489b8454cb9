import { createPublicKey } from "node:crypto";
import path from "node:path";
import type { ActionsOptions } from "../actions/run/actions.ts";
import type { SandboxOptions } from "./options.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads what the sandbox is told through environment variables.
 * @throws Error that lists every mistake, one a line.
 */
export function readOptions(environment: Environment): SandboxOptions {
  const mistakes: string[] = [];
  const read = (name: string, isRight: (value: string) => boolean, wanted: string): string => {
    const value = environment[name] ?? "";
    if (!isRight(value)) mistakes.push(`${name} must be ${wanted}`);
    return value;
  };
  const dataDir = read("SANDBOX_DATA", isText, "the folder that holds the sandbox's data");
  const port = read("SANDBOX_PORT", (value) => value === "" || isPort(value), "a port, 0 to 65535") || "4010";
  const id = read("GITHUB_APP_ID", (value) => /^[1-9]\d*$/.test(value), "the number of the GitHub App");
  const publicKeyPem = read("SANDBOX_APP_PUBLIC_KEY", isPublicKey, "the App's public key in PEM form");
  const clientId = read("GITHUB_CLIENT_ID", isText, "the id under which the portal signs people in");
  const clientSecret = read("GITHUB_CLIENT_SECRET", isText, "the secret that belongs to GITHUB_CLIENT_ID");
  const webhook = readWebhook(environment, mistakes);
  if (mistakes.length > 0) throw new Error(mistakes.join("\n"));
  return {
    dataDir: path.resolve(dataDir),
    port: Number(port),
    app: { id: Number(id), slug: environment.SANDBOX_APP_SLUG || "waymark", publicKeyPem },
    oauth: { clientId, clientSecret },
    webhook,
    ...(environment.SANDBOX_HOST ? { host: environment.SANDBOX_HOST } : {}),
    ...(environment.SANDBOX_PUBLIC_URL ? { publicUrl: environment.SANDBOX_PUBLIC_URL } : {}),
    ...(environment.SANDBOX_PLATFORM_CHECKOUT
      ? { platformCheckout: path.resolve(environment.SANDBOX_PLATFORM_CHECKOUT) }
      : {}),
    ...(environment.METRICS_TOKEN ? { metricsToken: environment.METRICS_TOKEN } : {}),
    // Whoever measures creations has no use for the CI that each of them starts.
    ...(environment.SANDBOX_ACTIONS === "off" ? {} : { actions: readActions(environment) }),
  };
}

/** An address and a secret, or neither. */
function readWebhook(environment: Environment, mistakes: string[]): SandboxOptions["webhook"] {
  const url = environment.SANDBOX_WEBHOOK_URL ?? "";
  const secret = environment.GITHUB_WEBHOOK_SECRET ?? "";
  if (url === "" && secret === "") return null;
  if (!/^https?:$/.test(URL.parse(url)?.protocol ?? "")) mistakes.push("SANDBOX_WEBHOOK_URL must be an http address");
  if (secret === "") mistakes.push("GITHUB_WEBHOOK_SECRET must be the secret that signs webhooks");
  return { url, secret };
}

/** Workflows deploy to the ECS beside this sandbox, or to one that is named. */
function readActions(environment: Environment): ActionsOptions {
  const { SANDBOX_ECS_URL, SANDBOX_ECS_PORT, SANDBOX_IMAGES } = environment;
  const { SANDBOX_TERRAFORM_ENDPOINT: endpointUrl, SANDBOX_TERRAFORM_PROVIDERS: providers } = environment;
  const ecsUrl = SANDBOX_ECS_URL || (SANDBOX_ECS_PORT ? `http://localhost:${SANDBOX_ECS_PORT}` : "");
  return {
    ...(ecsUrl ? { ecsUrl } : {}),
    ...(endpointUrl
      ? { terraform: { endpointUrl, ...(providers ? { providers: path.resolve(providers) } : {}) } }
      : {}),
    ...(SANDBOX_IMAGES ? { imagesDir: path.resolve(SANDBOX_IMAGES) } : {}),
  };
}

function isText(value: string): boolean {
  return value !== "";
}

function isPort(value: string): boolean {
  return /^\d{1,5}$/.test(value) && Number(value) <= 65_535;
}

function isPublicKey(value: string): boolean {
  try {
    createPublicKey(value);
    return true;
  } catch {
    return false;
  }
}
