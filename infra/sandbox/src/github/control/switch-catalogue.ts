/** What every switch does, as `GET /_control` tells it. */
export const switchCatalogue = {
  visibilityDelay:
    "{ milliseconds, match? }: a repository made while this is on answers 404 to reads for so long after its creation; match.path is /acme/<name>.",
  delay: "{ milliseconds, next?, match? }: requests wait before anything happens.",
  failBefore: "{ next?, match? }: 502 and no effect.",
  respond502AfterSuccess: "{ next?, match? }: the effect happens, the answer is 502.",
  holdReply:
    "{ milliseconds, next?, match? }: the effect happens, the answer waits for so long or until the caller is gone.",
  dropReply: "{ next?, match? }: the effect happens, the connection is cut without an answer.",
  secondaryRateLimit:
    "{ retryAfter, next?, status?, match? }: 403 (or status 429) with retry-after in seconds and no effect.",
  primaryRateLimit:
    "{ resetIn, next?, match? }: nothing remains until the reset in so many seconds; 403 for REST, a RATE_LIMITED error for GraphQL.",
  slowStep:
    "{ milliseconds, next?, match? }: steps of workflows wait before they begin, until the switch is set anew at the latest; match.path is /acme/<repository>/<job>/<step>.",
  failStep: "{ next?, match? }: steps of workflows fail instead of running; match.path as for slowStep.",
  missingPermission: '["workflows", …]: permissions the installation does not hold.',
  denyRepositoryNames: "[name, …]: createRepository refuses these names.",
  anonymousRead:
    '"loopback" (default), "everyone" or "nobody": who may clone and look at private repositories without signing in. GitHub: "nobody".',
  webhooks:
    "{ drop?, duplicate?, forge?, reorder?, delayMilliseconds? }: the next n events are recorded and not sent, sent twice, or followed by one with a false signature; reorder swaps neighbours that come within ten seconds.",
} as const;

export type SwitchName = keyof typeof switchCatalogue;
