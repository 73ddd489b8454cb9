import type { ObservedAwsCall } from "./adapters/aws/open-regions.ts";
import { connectEcs } from "./adapters/ecs/connect-ecs.ts";
import type { ObservedEcsCall } from "./adapters/ecs/open-clients.ts";
import { connectGitHub } from "./adapters/github/connect-github.ts";
import { connectSignIn } from "./adapters/github/connect-sign-in.ts";
import { connectWebhooks } from "./adapters/github/connect-webhooks.ts";
import type { ObservedCall } from "./adapters/github/open-wire.ts";
import { connectLogs } from "./adapters/logs/connect-logs.ts";
import { connectPrometheus } from "./adapters/prometheus/connect-prometheus.ts";
import type { ObservedPrometheusCall } from "./adapters/prometheus/open-questions.ts";
import type { Config } from "./config.ts";
import type { Platform } from "./context.ts";
import { connectDatabase } from "./database.ts";
import { deliverRelease } from "./deployment/deliver-release.ts";
import { startGitHubWatch } from "./deployment/github-watch.ts";
import { startInbox } from "./deployment/inbox.ts";
import { seedEnvironments } from "./environment/seed-environments.ts";
import { startEnvironmentWatch } from "./environment/watch-environments.ts";
import { startEventFeed } from "./events.ts";
import { startHousekeeping } from "./housekeeping.ts";
import { startListener } from "./listener.ts";
import { createLog } from "./log.ts";
import { startLogFeed } from "./logs/log-feed.ts";
import { ecsSeconds, githubSeconds, logsSeconds, prometheusSeconds } from "./metrics.ts";
import { openSignals } from "./observability/open-signals.ts";
import { refreshLinks } from "./observability/refresh-links.ts";
import type { Watch } from "./run/execute-run.ts";
import { startRunWorker } from "./run/run-worker.ts";
import { createSchema } from "./schema.ts";
import { startServer } from "./server.ts";
import { provisionService } from "./service/provision-service.ts";
import { retireService } from "./service/retire-service.ts";
import { takeBackService } from "./service/take-back-service.ts";
import { loadTemplates } from "./template/load-templates.ts";

/** Everything that takes longer than a request. */
const RUNS = [provisionService, takeBackService, deliverRelease, retireService];

export interface RunningPlatform {
  port: number;
  platform: Platform;
  /** Finishes what is being answered and gives back what is being worked on. */
  stop(): Promise<void>;
}

/** Starts the whole platform in this process. `watch` sees every moment of every step that this process works on. */
export async function startPlatform(config: Config, watch?: Watch): Promise<RunningPlatform> {
  const log = createLog(config.log.level);
  const templates = await loadTemplates(config.templates.folder);
  const schema = await createSchema();
  const database = await connectDatabase(config.database, log);
  const listener = await startListener(config.database.url, ["waymark_events", "waymark_runs"], log);
  const events = await startEventFeed(database.pool, listener, log);
  const prometheus =
    config.prometheus &&
    connectPrometheus({ url: config.prometheus.url, userAgent: "waymark", observe: observePrometheus });
  const endpoint = config.aws?.endpointUrl ? { endpoint: config.aws.endpointUrl } : {};
  const logs = config.aws && connectLogs({ userAgent: "waymark", observe: observeLogs, ...endpoint });
  const platform: Platform = {
    config,
    log,
    templates,
    signals: openSignals(prometheus, log),
    events,
    pool: database.pool,
    fork: () => database.orm.em.fork(),
    github: connectGitHub({
      url: config.github.url,
      apiUrl: config.github.apiUrl,
      organization: config.github.organization,
      credentials: config.github.credentials,
      writeIntervalMs: config.github.writeIntervalMs,
      userAgent: "waymark",
      observe,
    }),
    signIn: connectSignIn({
      url: config.github.url,
      apiUrl: config.github.apiUrl,
      clientId: config.github.clientId,
      clientSecret: config.github.clientSecret,
      userAgent: "waymark",
      observe,
    }),
    webhooks: config.github.webhookSecret === null ? null : connectWebhooks(config.github.webhookSecret),
    ecs: config.aws && connectEcs({ userAgent: "waymark", observe: observeEcs, ...endpoint }),
    logs,
    logFeed: logs && startLogFeed(logs, log, config.logs.pollMs),
  };
  await seedEnvironments(platform);
  const inbox = startInbox(platform);
  const server = await startServer(platform, schema, listener, inbox);
  const worker = startRunWorker(platform, RUNS, listener, watch);
  const watches = [startGitHubWatch(platform), startEnvironmentWatch(platform)];
  const housekeeping = startHousekeeping(platform);
  const linking = refreshLinks(platform).catch((error: unknown) =>
    log.warn({ err: error }, "links of services stay as they were"),
  );
  warnAboutPermissions(platform);

  return {
    port: server.port,
    platform,
    stop: async () => {
      housekeeping.stop();
      await linking;
      await server.stop();
      await Promise.all([worker.stop(), inbox.stop(), ...watches.map((one) => one.stop())]);
      events.stop();
      platform.logFeed?.stop();
      await listener.stop();
      await database.close();
    },
  };
}

const observe = ({ operation, status, seconds }: ObservedCall): void =>
  githubSeconds.observe({ operation, status }, seconds);

const observeEcs = ({ operation, status, seconds }: ObservedEcsCall): void =>
  ecsSeconds.observe({ operation, status }, seconds);

const observePrometheus = ({ operation, status, seconds }: ObservedPrometheusCall): void =>
  prometheusSeconds.observe({ operation, status }, seconds);

const observeLogs = ({ operation, status, seconds }: ObservedAwsCall): void =>
  logsSeconds.observe({ operation, status }, seconds);

/** A permission that is missing shows at the start, not in the middle of somebody's first service. */
function warnAboutPermissions({ github, log }: Platform): void {
  github.missingPermissions().then(
    (missing) => {
      if (missing.length > 0)
        log.error({ missing }, "the GitHub App lacks permissions: grant them to its installation");
    },
    (error: unknown) => log.warn({ err: error }, "GitHub did not tell the App's permissions"),
  );
}
