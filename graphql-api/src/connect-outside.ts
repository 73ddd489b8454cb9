import type { ObservedAwsCall } from "./adapters/aws/open-regions.ts";
import { connectEcs } from "./adapters/ecs/connect-ecs.ts";
import { connectGitHub } from "./adapters/github/connect-github.ts";
import { connectSignIn } from "./adapters/github/connect-sign-in.ts";
import { connectWebhooks } from "./adapters/github/connect-webhooks.ts";
import type { ObservedCall } from "./adapters/github/open-wire.ts";
import { connectGrafana } from "./adapters/grafana/connect-grafana.ts";
import type { Grafana } from "./adapters/grafana/grafana.ts";
import { connectLogs } from "./adapters/logs/connect-logs.ts";
import { connectPrometheus } from "./adapters/prometheus/connect-prometheus.ts";
import type { Prometheus } from "./adapters/prometheus/prometheus.ts";
import type { Config } from "./config.ts";
import type { Platform } from "./context.ts";
import {
  ecsSeconds,
  githubLimit,
  githubRemaining,
  githubResetSeconds,
  githubSeconds,
  grafanaSeconds,
  logsSeconds,
  prometheusSeconds,
} from "./metrics.ts";
import { writeTraceHeaders } from "./trace.ts";

const userAgent = "waymark";

/** Everything beyond this process but the database; null is what is not configured. */
interface Outside extends Pick<Platform, "github" | "signIn" | "webhooks" | "ecs" | "logs"> {
  prometheus: Prometheus | null;
  grafana: Grafana | null;
}

/** Connects lazily to all that the configuration names: what is wrong with one shows at its first call. */
export function connectOutside(config: Config): Outside {
  const { github, aws, prometheus, observability, grafanaToken } = config;
  const reached = { url: github.url, apiUrl: github.apiUrl, userAgent, writeHeaders: writeTraceHeaders };
  const endpoint = aws?.endpointUrl ? { endpoint: aws.endpointUrl } : {};
  const { organization, credentials, writeIntervalMs, clientId, clientSecret } = github;
  return {
    github: connectGitHub({ ...reached, organization, credentials, writeIntervalMs, observe: observePlatform }),
    signIn: connectSignIn({ ...reached, clientId, clientSecret, observe: observeGitHub }),
    webhooks: github.webhookSecret === null ? null : connectWebhooks(github.webhookSecret),
    ecs: aws && connectEcs({ userAgent, observe: observing(ecsSeconds), ...endpoint }),
    logs: aws && connectLogs({ userAgent, observe: observing(logsSeconds), ...endpoint }),
    prometheus: prometheus && connectPrometheus({ ...prometheus, userAgent, observe: observing(prometheusSeconds) }),
    grafana:
      observability.grafanaUrl !== null && grafanaToken !== null
        ? connectGrafana({
            ...{ url: observability.grafanaUrl, token: grafanaToken, userAgent },
            observe: observing(grafanaSeconds),
          })
        : null,
  };
}

const observing =
  (histogram: typeof ecsSeconds) =>
  ({ operation, status, seconds }: ObservedAwsCall): void =>
    histogram.observe({ operation, status }, seconds);

const observeGitHub = ({ operation, status, seconds }: ObservedCall): void =>
  githubSeconds.observe({ operation, status }, seconds);

/** Signing in as the App, and people's own sign-ins, count against other limits than the platform's work. */
function observePlatform(call: ObservedCall): void {
  observeGitHub(call);
  const { limit } = call;
  if (!limit || call.operation === "authenticate") return;
  githubLimit.set({ resource: limit.resource }, limit.limit);
  githubRemaining.set({ resource: limit.resource }, limit.remaining);
  githubResetSeconds.set({ resource: limit.resource }, limit.resetsAt);
}
