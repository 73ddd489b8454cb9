import { commitLookup } from "./commit-lookup.ts";
import { commits } from "./commits.ts";
import { findApiRoots } from "./find-api-roots.ts";
import type { GitHub } from "./github.ts";
import { openApi } from "./open-api.ts";
import type { ObservedCall } from "./open-wire.ts";
import { organizationReader } from "./organization.ts";
import { RateGate } from "./rate-gate.ts";
import { repositories } from "./repositories.ts";
import { rulesets } from "./rulesets.ts";
import { setUpRepository } from "./set-up-repository.ts";
import { type AppCredentials, signInAsApp } from "./sign-in-as-app.ts";
import { signInWithToken } from "./sign-in-with-token.ts";
import { variables } from "./variables.ts";
import { workflowDispatch } from "./workflow-dispatch.ts";
import { workflowRuns } from "./workflow-runs.ts";

/** Which GitHub, whose organisation, as whom. */
export interface GitHubSettings {
  /** The address browsers open, e.g. https://github.com. */
  url: string;
  /** The REST root, where it does not follow from `url`. */
  apiUrl?: string | null;
  organization: string;
  credentials: AppCredentials | { token: string };
  /** Least time between two writes; GitHub asks for 1000. */
  writeIntervalMs: number;
  userAgent: string;
  /** How long GitHub may keep silent; 10,000 ms unless told. */
  timeoutMs?: number;
  /** Entries of a list asked for at a time; 100 unless told, which is GitHub's most. */
  pageSize?: number;
  /** Goes with every request, such as whose trace it belongs to. */
  writeHeaders?: () => Record<string, string>;
  /** Hears of every request, the ones that sign in included. */
  observe?: (call: ObservedCall) => void;
}

const TIMEOUT_MS = 10_000;
const LARGEST_PAGE = 100;

/** GitHub for one organisation. Connects lazily: wrong credentials show at the first call. */
export function connectGitHub(settings: GitHubSettings): GitHub {
  const { organization, credentials, userAgent } = settings;
  const roots = findApiRoots(settings.url, settings.apiUrl ?? null);
  const gate = new RateGate(settings.writeIntervalMs);
  const { timeoutMs = TIMEOUT_MS, observe = () => {}, writeHeaders = () => ({}) } = settings;
  const wire = { gate, timeoutMs, observe, writeHeaders };
  const forSession = { restUrl: roots.rest, organization, userAgent, wire };
  const session =
    "token" in credentials ? signInWithToken(forSession, credentials) : signInAsApp(forSession, credentials);
  const api = openApi(session, roots.graphql, wire);

  return {
    organization,
    ...repositories(api, organization),
    ...commits(api, settings.pageSize ?? LARGEST_PAGE),
    ...commitLookup(api),
    ...variables(api),
    ...rulesets(api, session.appId),
    ...workflowDispatch(api),
    ...workflowRuns(api, settings.pageSize ?? LARGEST_PAGE),
    ...organizationReader(api, organization, settings.pageSize ?? LARGEST_PAGE),
    setUpRepository: setUpRepository(api, organization),
    missingPermissions() {
      const what = "read the GitHub App's permissions";
      return session.missingPermissions({ operation: "missingPermissions", what, effect: "READ" });
    },
  };
}
