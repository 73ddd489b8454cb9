import type { Octokit } from "@octokit/core";
import type { Call } from "./call.ts";
import type { WireSettings } from "./open-wire.ts";

/** What signing in needs besides credentials. `restUrl` has no trailing slash. */
export interface SessionSettings {
  restUrl: string;
  organization: string;
  userAgent: string;
  wire: WireSettings;
}

/** Who the platform is to GitHub. */
export interface Session {
  /** The App's id; null for a plain token. */
  readonly appId: number | null;
  /** Signed in and ready: what is sent with it is the call itself. Rejects with a GitHubError about `call`. */
  octokit(call: Call): Promise<Octokit>;
  /** Signs in anew before the next call. */
  renew(): void;
  /** Permissions the platform needs and this identity lacks. Asks GitHub each time. */
  missingPermissions(call: Call): Promise<string[]>;
}
