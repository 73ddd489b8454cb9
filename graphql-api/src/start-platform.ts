import type { Config } from "./config.ts";
import { connectOutside } from "./connect-outside.ts";
import type { Platform } from "./context.ts";
import { connectDatabase } from "./database.ts";
import { deliverRelease } from "./deployment/deliver-release.ts";
import { startGitHubWatch } from "./deployment/github-watch.ts";
import { startInbox } from "./deployment/inbox.ts";
import { startDoraMetrics } from "./dora/start-dora-metrics.ts";
import { seedEnvironments } from "./environment/seed-environments.ts";
import { startEnvironmentWatch } from "./environment/watch-environments.ts";
import { startEventFeed } from "./events.ts";
import { startHousekeeping } from "./housekeeping.ts";
import { startListener } from "./listener.ts";
import { createLog } from "./log.ts";
import { startLogFeed } from "./logs/log-feed.ts";
import { openSignals } from "./observability/open-signals.ts";
import { refreshLinks } from "./observability/refresh-links.ts";
import { startEndingsWatch } from "./observability/watch-endings.ts";
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
  const { prometheus, grafana, ...outside } = connectOutside(config);
  const platform: Platform = {
    ...outside,
    ...{ config, log, templates, events },
    pool: database.pool,
    fork: () => database.orm.em.fork(),
    signals: openSignals(prometheus, log),
    logFeed: outside.logs && startLogFeed(outside.logs, log, config.logs.pollMs),
  };
  await seedEnvironments(platform);
  const inbox = startInbox(platform);
  const server = await startServer(platform, schema, listener, inbox);
  const worker = startRunWorker(platform, RUNS, listener, watch);
  const watches = [startGitHubWatch(platform), startEnvironmentWatch(platform), startEndingsWatch(platform, grafana)];
  const housekeeping = startHousekeeping(platform);
  const doraMetrics = startDoraMetrics(platform);
  const stopping = new AbortController();
  const linking = refreshLinks(platform, stopping.signal).catch((error: unknown) =>
    log.warn({ err: error }, "links of services stay as they were"),
  );
  warnAboutPermissions(platform);

  return {
    port: server.port,
    platform,
    stop: async () => {
      stopping.abort();
      doraMetrics.stop();
      const quiet = Promise.all([housekeeping.stop(), linking]);
      await server.stop();
      await Promise.all([quiet, worker.stop(), inbox.stop(), ...watches.map((one) => one.stop())]);
      events.stop();
      platform.logFeed?.stop();
      await listener.stop();
      await database.close();
    },
  };
}

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
