import { onTestFinished } from "vitest";
import { connectGitHub } from "../adapters/github/connect-github.ts";
import { connectSignIn } from "../adapters/github/connect-sign-in.ts";
import type { Platform } from "../context.ts";
import { connectDatabase } from "../database.ts";
import { startEventFeed } from "../events.ts";
import { type Listener, startListener } from "../listener.ts";
import { createLog } from "../log.ts";
import { openSignals } from "../observability/open-signals.ts";
import type { RunDefinition } from "../run/define-run.ts";
import type { Watch } from "../run/execute-run.ts";
import { type RunWorker, startRunWorker } from "../run/run-worker.ts";
import { makeSecrets, testConfig } from "./test-config.ts";
import { makeDatabase } from "./test-database.ts";

export interface RunEngine {
  platform: Platform;
  databaseUrl: string;
  /** One more worker on this database, as one more process would have; ends with the test. */
  startWorker(definitions: RunDefinition[], given?: { listener?: Listener; watch?: Watch }): Promise<RunWorker>;
}

/** A database with nothing but what runs need, gone when the test ends: no server, no GitHub, no work of the platform's. */
export async function startRunEngine(runs: Partial<Platform["config"]["runs"]> = {}): Promise<RunEngine> {
  const database = await makeDatabase();
  onTestFinished(() => database.drop());
  const whole = testConfig({ databaseUrl: database.url, githubUrl: "http://127.0.0.1:9", secrets: makeSecrets() });
  const config = { ...whole, runs: { ...whole.runs, ...runs } };
  const log = createLog(config.log.level);
  const { orm, pool, close } = await connectDatabase(config.database, log);
  onTestFinished(close);
  const listen = async () => {
    const listener = await startListener(database.url, ["waymark_events", "waymark_runs"], log);
    onTestFinished(() => listener.stop());
    return listener;
  };
  const events = await startEventFeed(pool, await listen(), log);
  onTestFinished(() => events.stop());

  const { url, organization, clientId, clientSecret, credentials } = config.github;
  const github = { url, organization, userAgent: "waymark" };
  const platform: Platform = {
    config,
    log,
    pool,
    events,
    fork: () => orm.em.fork(),
    github: connectGitHub({ ...github, credentials, writeIntervalMs: 0 }),
    signIn: connectSignIn({ ...github, apiUrl: null, clientId, clientSecret }),
    webhooks: null,
    ecs: null,
    signals: openSignals(null, log),
    logs: null,
    logFeed: null,
    templates: { list: () => [], find: () => null },
  };
  return {
    platform,
    databaseUrl: database.url,
    startWorker: async (definitions, { listener, watch } = {}) => {
      const worker = startRunWorker(platform, definitions, listener ?? (await listen()), watch);
      onTestFinished(() => worker.stop());
      return worker;
    },
  };
}
