import type { ActionsOptions } from "../actions/run/actions.ts";

/** What the sandbox GitHub is told at start. */
export interface SandboxOptions {
  /** Folder that holds everything; a second start on it continues where the first ended. */
  dataDir: string;
  /** 0 takes a free port. */
  port: number;
  /** Address to listen on, 127.0.0.1 when not given. */
  host?: string;
  /** Root of every address in answers, `http://localhost:<port>` when not given. */
  publicUrl?: string;
  /** The GitHub App of the platform, installed on the organization with these permissions. */
  app: { id: number; slug: string; publicKeyPem: string; permissions?: Permissions };
  oauth: { clientId: string; clientSecret: string };
  /** Where the App's events go; null keeps them to be listed and redelivered. */
  webhook: { url: string; secret: string } | null;
  /** Folder whose tracked files become `acme/waymark`. */
  platformCheckout?: string;
  /** Personal access tokens that exist from the start. */
  tokens?: { token: string; login: string; scopes: string[] }[];
  /** What `/metrics` asks for; not given, everybody may read it. */
  metricsToken?: string;
  /** Where workflows build and deploy to, and with what; not given, no workflow runs. */
  actions?: ActionsOptions;
}

export type Level = "read" | "write";
export type Permissions = Record<string, Level>;

/** What the platform asks of an organization: enough for every walk, nothing more. */
export const defaultPermissions: Permissions = {
  administration: "write",
  contents: "write",
  workflows: "write",
  actions: "write",
  actions_variables: "write",
  environments: "write",
  pull_requests: "write",
  deployments: "read",
  metadata: "read",
  members: "read",
};
