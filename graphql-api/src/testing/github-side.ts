import type { Sandbox } from "@waymark/sandbox/sandbox";

/** One request as the sandbox has seen it; status 0 is a connection that was cut. */
export interface SeenRequest {
  at: number;
  method: string;
  path: string;
  graphqlFields: string[];
  status: number;
  changedBy: string | null;
}

/** A repository name that was ever made, how often, and what is there now. */
export interface MadeRepository {
  name: string;
  creations: number;
  exists: boolean;
  homepageUrl: string | null;
}

/** The other side of the wire: what GitHub has, what it was asked, and how it shall misbehave. */
export interface GitHubSide {
  /** Turns realism switches on; null turns one off. */
  control(switches: Record<string, unknown>): Promise<void>;
  /** Whether every rule of a switch has changed as many requests as it was to. */
  isSpent(name: string): Promise<boolean>;
  /** Every request since the last `forget`, oldest first. */
  requests(): Promise<SeenRequest[]>;
  forget(): Promise<void>;
  repositories(): Promise<MadeRepository[]>;
  /** One REST call as ada, an owner of the organisation; `path` begins below the REST root. */
  rest<T = unknown>(method: string, path: string, body?: unknown): Promise<T>;
}

/** A person's token for the sandbox's REST API; the people of the platform never need one. */
export const OWNER_TOKEN = {
  token: "ada-token",
  login: "ada",
  scopes: ["repo", "workflow", "read:org", "delete_repo"],
};

export function openGitHubSide({ url }: Pick<Sandbox, "url">): GitHubSide {
  async function ask<T>(method: string, path: string, body?: unknown, token?: string): Promise<T> {
    const answer = await fetch(`${url}${path}`, {
      method,
      ...(token && { headers: { authorization: `Bearer ${token}` } }),
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path} was answered ${answer.status}: ${text}`);
    return (text === "" ? null : JSON.parse(text)) as T;
  }

  return {
    control: (switches) => ask("POST", "/_control", switches),
    isSpent: async (name) => {
      const all = await ask<Record<string, { setting: { next: number | null }[] }>>("GET", "/_control");
      return all[name]?.setting.every(({ next }) => next === 0) ?? false;
    },
    requests: () => ask("GET", "/_control/log"),
    forget: () => ask("DELETE", "/_control/log"),
    repositories: () => ask("GET", "/_control/repositories"),
    rest: (method, path, body) => ask(method, `/api/v3${path}`, body, OWNER_TOKEN.token),
  };
}
