import { GitHubError } from "../adapters/github/github-error.ts";
import type { Platform } from "../context.ts";
import { WORKFLOW } from "./steps/workflow-file.ts";
import { takeWorkflowRun } from "./take-workflow-run.ts";

type Watcher = Pick<Platform, "fork" | "pool" | "github" | "log">;

export interface WatchPace {
  /** Least time between two looks of all processes together. */
  pauseMs: number;
  /** Least time between two looks at the same service. */
  restMs: number;
}

/** Any number, the same in every process that watches for this database. */
const WATCH_LOCK = 7_239_403;
const DAY_MS = 86_400_000;

/** The service whose turn it is; each process asks, and one at a time is given one. */
const TAKE_TURN = /* SQL */ `
update services set watched_at = now() where id = (
  select id from services
  where status = 'READY' and github_repo_id is not null
    and coalesce(watched_at, created_at) < now() - ? * interval '1 ms'
    and not exists (select 1 from services where watched_at > now() - ? * interval '1 ms')
  order by coalesce(watched_at, created_at) limit 1 for update skip locked)
returning id, name`;

const SETTLED = /* SQL */ `
select workflow_run_id as id, run_attempt as attempt from deployments
where workflow_status = 'completed' and workflow_run_id = any($1)`;

/**
 * Looks at one service for what no webhook told: deployments of the last day that were started by hand, run again, or
 * given up as lost. One call to GitHub. Answers when GitHub takes calls again, where it refused this one; else null.
 */
export async function watchGitHub(platform: Watcher, pace: WatchPace): Promise<Date | null> {
  const { pool, github, log } = platform;
  const service = await takeTurn(platform, pace);
  if (!service) return null;
  const repository = `${github.organization}/${service.name}`;
  const createdSince = new Date(Date.now() - DAY_MS);
  try {
    const runs = await github.findWorkflowRuns({ repository, workflow: WORKFLOW, createdSince });
    const settled = await pool.query<{ id: string; attempt: number }>(SETTLED, [runs.map(({ id }) => id)]);
    const known = new Set(settled.rows.map(({ id, attempt }) => `${id} ${attempt}`));
    for (const run of runs.toReversed()) {
      if (known.has(`${run.id} ${run.attempt}`)) continue;
      // One that cannot be taken must not hide the others.
      await takeWorkflowRun(platform, { serviceId: service.id, run }).catch((error: unknown) =>
        log.warn({ err: error, repository, run: run.id }, "a run that no webhook told of could not be taken"),
      );
    }
    return null;
  } catch (error) {
    if (!(error instanceof GitHubError)) throw error;
    log.debug({ err: error, repository }, "GitHub did not tell the runs of a service");
    return error.retryAt;
  }
}

async function takeTurn(
  { fork }: Watcher,
  { pauseMs, restMs }: WatchPace,
): Promise<{ id: string; name: string } | null> {
  return fork().transactional(async (em) => {
    const [lock] = await em.execute<{ mine: boolean }[]>("select pg_try_advisory_xact_lock(?) as mine", [WATCH_LOCK]);
    if (!lock?.mine) return null;
    const [service] = await em.execute<{ id: string; name: string }[]>(TAKE_TURN, [restMs, pauseMs]);
    return service ?? null;
  });
}
