import { buildWorkspaces } from "./build-workspaces.ts";
import { findGrafana } from "./find-grafana.ts";
import { type KeptPostgres, keepPostgres, postgresFolder } from "./keep-postgres.ts";
import { keepToken } from "./local/keep-token.ts";
import { type PrometheusPlan, planPrometheus } from "./plan-prometheus.ts";
import { apiProgram, gitHubProgram, portalProgram } from "./platform-programs.ts";
import { printSummary } from "./print-summary.ts";
import { readOrMakeSecrets } from "./read-or-make-secrets.ts";
import type { Settings } from "./read-settings.ts";
import { refuseTakenPorts } from "./refuse-taken-ports.ts";
import { rotateLogs } from "./rotate-logs.ts";
import type { RunningParts } from "./running-parts.ts";
import { stopLeftovers } from "./stop-leftovers.ts";
import { type Supervised, type SupervisedProgram, superviseProgram } from "./supervise-program.ts";
import { watchSources } from "./watch-sources.ts";

export interface PlatformStart {
  settings: Settings;
  /** Compiles and restarts on every change. */
  watch: boolean;
  /** Everything that is started is added here at once. */
  running: RunningParts;
  /** Aborted when somebody wants it to stop while it starts. */
  signal: AbortSignal;
  say(line: string): void;
  giveUp(sentence: string): void;
}

/**
 * Starts the platform and answers when the portal can be used.
 *
 * With nothing configured, the database and GitHub are ours (sandbox); with a real GitHub or database named, only the
 * API and the portal are started, and the API refuses what is missing.
 *
 * @throws Error with one sentence; what runs by then is in `running`.
 */
export async function startPlatform(start: PlatformStart): Promise<void> {
  const { settings, running, signal, say } = start;
  const isSandbox = settings.real.length === 0;
  await stopLeftovers(say);
  await refuseTakenPorts(settings, isSandbox ? postgresFolder : null);
  rotateLogs();
  signal.throwIfAborted();

  const postgres = isSandbox ? running.add(keepPostgres(settings.ports.postgres, say)) : null;
  await Promise.all([postgres?.ready, build(start)]);
  signal.throwIfAborted();
  if (postgres !== null) return startWithSandbox(start, postgres);
  say(`Starting only the API and the portal, because of ${settings.real.join(", ")}`);
  const api = supervise(start, apiProgram(settings, null));
  const portal = supervise(start, portalProgram(settings, start.watch));
  await Promise.all([api.ready, portal.ready]);
  if (start.watch) watchSources(start, [["graphql-api", api]], portal);
  printSummary(settings, null, null);
}

async function startWithSandbox(start: PlatformStart, postgres: KeptPostgres): Promise<void> {
  const { settings, watch, say } = start;
  const secrets = readOrMakeSecrets();
  const gitHub = supervise(start, gitHubProgram(settings, secrets));
  const prometheus = await planPrometheus(settings);
  const eyes = { prometheusUrl: prometheus.url, grafanaUrl: await findGrafana(settings.variables) };
  const databaseUrl = await postgres.ready;
  const api = supervise(start, apiProgram(settings, { secrets, databaseUrl, eyes }));
  const portal = supervise(start, portalProgram(settings, watch));
  await Promise.all([gitHub.ready, api.ready, portal.ready, startPrometheus(start, prometheus)]);
  const compiled: [string, Supervised][] = [
    ["infra/sandbox", gitHub],
    ["graphql-api", api],
  ];
  if (watch) watchSources(start, compiled, portal);
  const local = await keepToken(settings).catch((error: Error) => {
    say(`There is no token for scripts: ${error.message}`);
    return null;
  });
  printSummary(settings, prometheus, local);
}

/** Whatever becomes of it, the platform runs: the portal says what is missing. */
async function startPrometheus({ running, signal, say }: PlatformStart, { program }: PrometheusPlan): Promise<void> {
  if (program === null) return;
  signal.throwIfAborted();
  const supervised = running.add(superviseProgram(program, { say, giveUp: say }));
  await supervised.ready.catch((error: Error) => say(`${error.message} There are no charts and alerts now.`));
}

function supervise(start: PlatformStart, program: SupervisedProgram): Supervised {
  start.signal.throwIfAborted();
  const supervised = start.running.add(superviseProgram(program, start));
  // The first one that fails is told; the others may fail because of it.
  supervised.ready.catch(() => undefined);
  return supervised;
}

async function build({ say, signal }: PlatformStart): Promise<void> {
  await buildWorkspaces(say, signal);
  // The starter lets other commands of this checkout build now.
  process.send?.("built");
}
