import { generateKeyPairSync, randomBytes } from "node:crypto";
import { join } from "node:path";
import { CHECKOUT } from "./find-checkout.ts";

export interface Secrets {
  publicKey: string;
  privateKey: string;
  clientId: string;
  clientSecret: string;
  webhookSecret: string;
  sessionSecret: string;
}

/** What the API and the sandbox share, made anew for every run. */
export function makeSecrets(): Secrets {
  const secret = () => randomBytes(24).toString("base64url");
  const { publicKey, privateKey } = generateKeyPairSync("rsa", {
    modulusLength: 2048,
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
  });
  return {
    publicKey,
    privateKey,
    clientId: "bench",
    clientSecret: secret(),
    webhookSecret: secret(),
    sessionSecret: secret(),
  };
}

/** The ports of the sandbox's ECS and of its load balancer. */
export interface Grounds {
  ecs: number;
  loadBalancer: number;
}

/** An API process against the sandbox, as `npm start` configures it; whatever is not named has its default. */
export function apiEnvironment(it: {
  port: number;
  portal: string;
  github: string;
  databaseUrl: string;
  secrets: Secrets;
  /** Where tasks run and services answer; without it nothing can be deployed. */
  grounds?: Grounds | null;
}): Record<string, string> {
  const { secrets, grounds } = it;
  const stages = ["dev", "staging", "prod"].map((name, index) => ({
    name,
    baseUrl: `http://${name}.localhost:${grounds?.loadBalancer ?? 4080}`,
    rank: index + 1,
    protected: name === "prod",
    ecsCluster: `waymark-${name}`,
    region: "eu-central-1",
  }));
  return {
    PORT: String(it.port),
    HOST: "127.0.0.1",
    DATABASE_URL: it.databaseUrl,
    PUBLIC_URL: it.portal,
    SESSION_SECRET: secrets.sessionSecret,
    PLATFORM_ADMINS: "ada",
    GITHUB_URL: it.github,
    GITHUB_ORG: "acme",
    GITHUB_APP_ID: "1",
    GITHUB_APP_PRIVATE_KEY: secrets.privateKey,
    GITHUB_CLIENT_ID: secrets.clientId,
    GITHUB_CLIENT_SECRET: secrets.clientSecret,
    GITHUB_WEBHOOK_SECRET: secrets.webhookSecret,
    GITHUB_WRITE_INTERVAL_MS: "0",
    PLATFORM_REPOSITORY: "acme/waymark",
    TEMPLATES_DIR: join(CHECKOUT, "service-templates"),
    GRAFANA_URL: "http://localhost:3001",
    ENVIRONMENTS: JSON.stringify(stages),
    ...(grounds && {
      AWS_REGION: "eu-central-1",
      AWS_ENDPOINT_URL: `http://localhost:${grounds.ecs}`,
      // Every request to AWS is signed; the sandbox takes any key.
      AWS_ACCESS_KEY_ID: "bench",
      AWS_SECRET_ACCESS_KEY: "bench",
    }),
  };
}
