import { z } from "zod";

/** An empty variable means "not given", as in every shell and compose file. */
const optional = <T extends z.ZodType>(type: T) => z.preprocess((value) => (value === "" ? undefined : value), type);
const text = z.string().min(1);
const address = z.url({ protocol: /^https?$/, error: "must be an absolute http(s) address" });
/** Everything of the portal lies at the root of its host; the answer is as browsers write an origin. */
const origin = address
  .refine((value) => new URL(value).pathname === "/", "must be an address without a path")
  .transform((value) => new URL(value).origin);
const logins = optional(z.string().default("")).transform((list) =>
  list
    .split(",")
    .map((login) => login.trim().toLowerCase())
    .filter(Boolean),
);

const MINUTE = 60_000;
const milliseconds = (usual: number) => optional(z.coerce.number().int().min(20).default(usual));

const StageConfig = z.object({
  name: z.string().regex(/^[a-z][a-z0-9-]{0,19}$/, "must be lower-case letters, digits and hyphens"),
  baseUrl: address,
  rank: z.number().int().min(1),
  protected: z.boolean().default(false),
  ecsCluster: text,
  region: text,
});

const Stages = z.string().transform((json, context) => {
  try {
    return z.array(StageConfig).min(1).parse(JSON.parse(json));
  } catch (error) {
    const why = error instanceof z.ZodError ? z.prettifyError(error) : "is not JSON";
    context.addIssue({ code: "custom", message: `must be a JSON list of stages: ${why}` });
    return z.NEVER;
  }
});

const Environment = z.object({
  NODE_ENV: optional(text.default("development")),
  PORT: optional(z.coerce.number().int().min(0).max(65535).default(4000)),
  HOST: optional(text.default("0.0.0.0")),
  LOG_LEVEL: optional(z.enum(["trace", "debug", "info", "warn", "error", "silent"]).default("info")),
  DATABASE_URL: optional(z.url({ protocol: /^postgres(ql)?$/, error: "must be a postgres:// address" })),
  DATABASE_POOL: optional(z.coerce.number().int().min(2).max(200).default(10)),
  PUBLIC_URL: optional(origin),
  SESSION_SECRET: optional(z.string().min(32, "must have at least 32 characters")),
  DEFAULT_ROLE: optional(z.enum(["VIEWER", "DEVELOPER", "ADMIN"]).default("DEVELOPER")),
  PLATFORM_ADMINS: logins,
  PLATFORM_VIEWERS: logins,
  GITHUB_URL: optional(address.default("https://github.com")),
  GITHUB_API_URL: optional(address.optional()),
  GITHUB_ORG: optional(text),
  GITHUB_APP_ID: optional(z.coerce.number().int().positive().optional()),
  GITHUB_APP_PRIVATE_KEY: optional(text.optional()),
  GITHUB_TOKEN: optional(text.optional()),
  GITHUB_CLIENT_ID: optional(text),
  GITHUB_CLIENT_SECRET: optional(text),
  GITHUB_WEBHOOK_SECRET: optional(text.optional()),
  GITHUB_WRITE_INTERVAL_MS: optional(z.coerce.number().int().min(0).default(1000)),
  PLATFORM_REPOSITORY: optional(z.string().regex(/^[\w.-]+\/[\w.-]+$/, "must be owner/name")),
  PLATFORM_REF: optional(
    z
      .string()
      .regex(/^[\w./-]+$/)
      .default("main"),
  ),
  TEMPLATES_DIR: optional(text),
  ENVIRONMENTS: optional(Stages),
  AWS_REGION: optional(text.optional()),
  AWS_ENDPOINT_URL: optional(address.optional()),
  DEPLOY_ROLE: optional(text.default("arn:aws:iam::000000000000:role/{service}-{environment}-deploy")),
  PROMETHEUS_URL: optional(
    address.refine((value) => new URL(value).username === "", "must be an address without a user name").optional(),
  ),
  METRICS_TOKEN: optional(z.string().min(16, "must have at least 16 characters").optional()),
  PROVISIONING_ROLE: optional(text.optional()),
  PLACEMENT_PARAMETER: optional(text.default("/waymark/{environment}/placement")),
  GRAFANA_URL: optional(address.optional()),
  GRAFANA_TOKEN: optional(text.optional()),
  LOGS_URL: optional(text.optional()),
  RUN_LEASE_MS: optional(z.coerce.number().int().min(100).default(3000)),
  RUN_POLL_MS: optional(z.coerce.number().int().min(20).default(1000)),
  RUN_CONCURRENCY: optional(z.coerce.number().int().min(1).max(100).default(8)),
  DISPATCH_SEARCH_MS: milliseconds(150_000),
  RECONCILE_MS: milliseconds(10_000),
  DEPLOY_QUEUE_MS: milliseconds(30 * MINUTE),
  DEPLOY_RUN_MS: milliseconds(90 * MINUTE),
  DEPLOY_VERIFY_MS: milliseconds(10 * MINUTE),
  STATUS_MS: milliseconds(10_000),
  LOGS_POLL_MS: milliseconds(1000),
});

/** One stage as configured; only read when the database has no stage yet. */
export type StageConfig = z.infer<typeof StageConfig>;
export type Config = ReturnType<typeof readConfig>;

/** What stopped the start: every wrong variable with its reason, one line each. */
export class ConfigError extends Error {
  override name = "ConfigError";
  constructor(readonly mistakes: string[]) {
    super(`The configuration has ${mistakes.length} mistake(s):\n${mistakes.map((line) => `  ${line}`).join("\n")}`);
  }
}

/** The only reader of process.env. Throws a ConfigError that names every variable that is wrong. */
export function readConfig(env: NodeJS.ProcessEnv = process.env) {
  const parsed = Environment.safeParse(env);
  const mistakes = parsed.success ? [] : parsed.error.issues.map(describe);
  mistakes.push(...credentialMistakes(env));
  if (env.AWS_ENDPOINT_URL && !env.AWS_REGION)
    mistakes.push("AWS_REGION is missing: AWS_ENDPOINT_URL is given without it");
  if (env.GRAFANA_TOKEN && !env.GRAFANA_URL) mistakes.push("GRAFANA_URL is missing: GRAFANA_TOKEN is given without it");
  if (!parsed.success || mistakes.length > 0) throw new ConfigError([...new Set(mistakes)].sort());
  const it = parsed.data;

  return {
    http: { port: it.PORT, host: it.HOST, publicUrl: it.PUBLIC_URL },
    isProduction: it.NODE_ENV === "production",
    log: { level: it.LOG_LEVEL },
    database: { url: it.DATABASE_URL, poolSize: it.DATABASE_POOL },
    session: { secret: it.SESSION_SECRET },
    roles: { default: it.DEFAULT_ROLE, admins: it.PLATFORM_ADMINS, viewers: it.PLATFORM_VIEWERS },
    github: {
      url: it.GITHUB_URL.replace(/\/+$/, ""),
      apiUrl: it.GITHUB_API_URL ?? null,
      organization: it.GITHUB_ORG,
      credentials: credentials(it.GITHUB_APP_ID, it.GITHUB_APP_PRIVATE_KEY, it.GITHUB_TOKEN),
      clientId: it.GITHUB_CLIENT_ID,
      clientSecret: it.GITHUB_CLIENT_SECRET,
      webhookSecret: it.GITHUB_WEBHOOK_SECRET ?? null,
      writeIntervalMs: it.GITHUB_WRITE_INTERVAL_MS,
    },
    platform: { repository: it.PLATFORM_REPOSITORY, ref: it.PLATFORM_REF },
    templates: { folder: it.TEMPLATES_DIR },
    stages: it.ENVIRONMENTS,
    deployRole: it.DEPLOY_ROLE,
    /** Null where workflows do not apply services' Terraform. */
    provisioning: it.PROVISIONING_ROLE
      ? { role: it.PROVISIONING_ROLE, placementParameter: it.PLACEMENT_PARAMETER }
      : null,
    /** Where ECS is asked what runs; null where there is nobody to ask. Each environment has its own region. */
    aws: it.AWS_REGION ? { region: it.AWS_REGION, endpointUrl: it.AWS_ENDPOINT_URL ?? null } : null,
    /** Who is asked for metrics; null where there is none. */
    prometheus: it.PROMETHEUS_URL ? { url: it.PROMETHEUS_URL.replace(/\/+$/, "") } : null,
    /** What /metrics and /targets want to be shown; null where they are open. */
    metricsToken: it.METRICS_TOKEN ?? null,
    grafanaToken: it.GRAFANA_TOKEN ?? null,
    observability: { grafanaUrl: it.GRAFANA_URL?.replace(/\/+$/, "") ?? null, logsUrl: it.LOGS_URL ?? null },
    logs: { pollMs: it.LOGS_POLL_MS },
    runs: { leaseMs: it.RUN_LEASE_MS, pollMs: it.RUN_POLL_MS, concurrency: it.RUN_CONCURRENCY },
    deployments: {
      searchMs: it.DISPATCH_SEARCH_MS,
      reconcileMs: it.RECONCILE_MS,
      queueMs: it.DEPLOY_QUEUE_MS,
      runMs: it.DEPLOY_RUN_MS,
      verifyMs: it.DEPLOY_VERIFY_MS,
      statusMs: it.STATUS_MS,
    },
  };
}

function describe(issue: z.core.$ZodIssue): string {
  const missing = issue.code === "invalid_type" && issue.input === undefined;
  return `${issue.path.join(".")} ${missing || issue.message.includes("undefined") ? "is missing" : issue.message}`;
}

/** The App or a token: whole, or not there; never half of one. */
function credentialMistakes(env: NodeJS.ProcessEnv): string[] {
  const id = Boolean(env.GITHUB_APP_ID);
  const key = Boolean(env.GITHUB_APP_PRIVATE_KEY);
  if (id && !key) return ["GITHUB_APP_PRIVATE_KEY is missing: GITHUB_APP_ID is given without it"];
  if (key && !id) return ["GITHUB_APP_ID is missing: GITHUB_APP_PRIVATE_KEY is given without it"];
  if (!id && !env.GITHUB_TOKEN) return ["GITHUB_APP_ID is missing: give it with its key, or GITHUB_TOKEN to try out"];
  return [];
}

function credentials(appId?: number, privateKey?: string, token?: string) {
  // A PEM in one line, as .env files and secret stores keep it, has its line breaks written as \n.
  if (appId && privateKey) return { appId, privateKey: privateKey.replaceAll("\\n", "\n") };
  return { token: token ?? "" };
}
