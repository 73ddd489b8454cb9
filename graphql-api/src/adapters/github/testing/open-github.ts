import { generateKeyPairSync } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type SandboxOptions, startSandbox } from "@waymark/sandbox/sandbox";
import { onTestFinished } from "vitest";
import { connectGitHub, type GitHubSettings } from "../connect-github.ts";
import type { GitHub, Repository } from "../github.ts";
import { GitHubError } from "../github-error.ts";
import type { ObservedCall } from "../open-wire.ts";

const { publicKey, privateKey } = generateKeyPairSync("rsa", {
  modulusLength: 2048,
  publicKeyEncoding: { type: "spki", format: "pem" },
  privateKeyEncoding: { type: "pkcs1", format: "pem" },
});

const APP = { id: 4242, slug: "waymark", publicKeyPem: publicKey };
export const OAUTH = { clientId: "Iv1.waymark", clientSecret: "a secret of the sandbox" };
export const APP_CREDENTIALS = { appId: APP.id, privateKey };
export const ADA_TOKEN = "ada-token";

/** One request as the sandbox has seen it; status 0 is a connection that was cut. */
export interface SeenRequest {
  at: number;
  method: string;
  path: string;
  status: number;
}

/** The sandbox GitHub for one test, gone when it ends. */
interface OpenGitHub {
  url: string;
  github: GitHub;
  /** What `github` has told about its requests. */
  observed: ObservedCall[];
  /** Another connection to the same GitHub. */
  connect(settings?: Partial<GitHubSettings>): GitHub;
  /** Turns realism switches on. */
  control(switches: Record<string, unknown>): Promise<void>;
  /** Every request so far, oldest first. */
  seen(): Promise<SeenRequest[]>;
}

/** Starts an empty sandbox on a free port and connects as the GitHub App. With `actions` its workflows run. */
export async function openGitHub(given: Partial<SandboxOptions> = {}): Promise<OpenGitHub> {
  const dataDir = await mkdtemp(join(tmpdir(), "waymark-github-"));
  const tokens = [{ token: ADA_TOKEN, login: "ada", scopes: ["repo", "workflow", "read:org", "delete_repo"] }];
  const sandbox = await startSandbox({ dataDir, port: 0, app: APP, oauth: OAUTH, webhook: null, tokens, ...given });
  onTestFinished(async () => {
    await sandbox.stop();
    await rm(dataDir, { recursive: true, force: true });
  });

  const observed: ObservedCall[] = [];
  const defaults: GitHubSettings = {
    url: sandbox.url,
    organization: "acme",
    credentials: APP_CREDENTIALS,
    writeIntervalMs: 0,
    userAgent: "waymark-tests",
    observe: (call) => observed.push(call),
  };
  const connect = (settings: Partial<GitHubSettings> = {}) => connectGitHub({ ...defaults, ...settings });
  return {
    url: sandbox.url,
    github: connect(),
    observed,
    connect,
    async control(switches) {
      const answer = await fetch(`${sandbox.url}/_control`, { method: "POST", body: JSON.stringify(switches) });
      if (!answer.ok) throw new Error(await answer.text());
    },
    async seen() {
      return (await (await fetch(`${sandbox.url}/_control/log`)).json()) as SeenRequest[];
    },
  };
}

/** An empty repository, as the platform makes it. */
export function createSample(github: GitHub, name = "shop"): Promise<Repository> {
  return github.createRepository({
    name,
    description: "Sells things",
    homepageUrl: `http://localhost:3000/services/${name}`,
  });
}

/** The error a call ends with; a call that succeeds is a failed test. */
export async function failureOf(call: Promise<unknown>): Promise<GitHubError> {
  const outcome: unknown = await call.catch((error: unknown) => error);
  if (outcome instanceof GitHubError) return outcome;
  throw new Error("the call did not fail with a GitHubError", { cause: outcome });
}
