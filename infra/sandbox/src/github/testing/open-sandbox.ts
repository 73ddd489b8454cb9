import { generateKeyPairSync } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createAppAuth } from "@octokit/auth-app";
import { Octokit } from "@octokit/core";
import { onTestFinished } from "vitest";
import { type Sandbox, type SandboxOptions, startSandbox } from "../../sandbox.ts";

const { publicKey, privateKey } = generateKeyPairSync("rsa", {
  modulusLength: 2048,
  publicKeyEncoding: { type: "spki", format: "pem" },
  privateKeyEncoding: { type: "pkcs8", format: "pem" },
});

export const sampleApp = { id: 4242, slug: "waymark", publicKeyPem: publicKey };
export const samplePrivateKey = privateKey;
export const sampleClient = { clientId: "Iv1.sample", clientSecret: "sample secret" };
const allScopes = ["repo", "workflow", "read:org", "delete_repo"];
export const sampleTokens = [
  { token: "ada-token", login: "ada", scopes: allScopes },
  { token: "dev-token", login: "dev", scopes: allScopes },
  { token: "vic-token", login: "vic", scopes: ["repo", "read:org"] },
  { token: "eve-token", login: "eve", scopes: allScopes },
];

export interface OpenSandbox {
  readonly sandbox: Sandbox;
  readonly options: SandboxOptions;
  /** Speaks as the App's installation. */
  readonly installation: Octokit;
  /** Speaks as the App itself. */
  readonly app: Octokit;
  person(token: string): Octokit;
  /** Sets realism switches. */
  control(settings: Record<string, unknown>): Promise<void>;
}

/** A sandbox on a free port and an empty folder, gone when the test ends. */
export async function openSandbox(given: Partial<SandboxOptions> = {}): Promise<OpenSandbox> {
  const dataDir = given.dataDir ?? (await temporaryFolder());
  const options: SandboxOptions = {
    port: 0,
    app: sampleApp,
    oauth: sampleClient,
    webhook: null,
    tokens: sampleTokens,
    ...given,
    dataDir,
  };
  const sandbox = await startSandbox(options);
  onTestFinished(() => sandbox.stop());
  return { sandbox, options, ...clients(sandbox.url) };
}

export function clients(url: string): Pick<OpenSandbox, "installation" | "app" | "person" | "control"> {
  const baseUrl = `${url}/api/v3`;
  const auth = { appId: sampleApp.id, privateKey };
  return {
    installation: new Octokit({ baseUrl, authStrategy: createAppAuth, auth: { ...auth, installationId: 50_001 } }),
    app: new Octokit({ baseUrl, authStrategy: createAppAuth, auth }),
    person: (token) => new Octokit({ baseUrl, auth: token }),
    async control(settings) {
      const response = await fetch(`${url}/_control`, { method: "POST", body: JSON.stringify(settings) });
      if (!response.ok) throw new Error(await response.text());
    },
  };
}

export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), "waymark-sandbox-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}
