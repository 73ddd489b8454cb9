import { listArtifacts } from "../../actions/state/artifact.ts";
import { findJob, listJobs } from "../../actions/state/job.ts";
import { readLog } from "../../actions/state/log.ts";
import { findRun, listRuns, type Run, refName } from "../../actions/state/run.ts";
import { cancelRun } from "../../actions/trigger/cancel-run.ts";
import { rerun } from "../../actions/trigger/rerun.ts";
import { requireRepositoryAccess } from "../access/require-access.ts";
import { json, type Reply, text } from "../http/reply.ts";
import type { Level } from "../options.ts";
import { notFound } from "../refusal.ts";
import type { Repository } from "../state/repository.ts";
import { paginate } from "./paginate.ts";
import { parameter, type RestCall, type RestHandler, type RestRouter, repositoryOf } from "./rest-call.ts";
import { shapeJob } from "./shape-job.ts";
import { instant } from "./shape-repository.ts";
import { shapeRun } from "./shape-run.ts";

type RunHandler = (call: RestCall, repository: Repository, run: Run) => Reply;

/** Runs with their jobs and logs: to read, to cancel, to run again. */
export function addRunRoutes(router: RestRouter): void {
  const root = "/repos/:owner/:repo/actions";
  router.on("GET", `${root}/runs`, (call) => {
    const repository = allowed(call, "read");
    const runs = filterRuns(call, listRuns(call.world, repository.id));
    const shaped = runs.map((run) => shapeRun(call.world, repository, run));
    return paginate(call, shaped, (page, total) => ({ total_count: total, workflow_runs: page }));
  });
  router.on("GET", `${root}/runs/:run`, onRun("read", showRun));
  router.on("GET", `${root}/runs/:run/attempts/:attempt`, onRun("read", showRun));
  router.on("GET", `${root}/runs/:run/jobs`, onRun("read", showJobs));
  router.on("GET", `${root}/runs/:run/attempts/:attempt/jobs`, onRun("read", showJobs));
  router.on("GET", `${root}/runs/:run/artifacts`, onRun("read", showArtifacts));
  router.on("GET", `${root}/jobs/:job`, showJob);
  router.on("GET", `${root}/jobs/:job/logs`, (call) => {
    // GitHub answers with an address that works for a minute; whoever follows it reads the same.
    return text(200, jobLogText(call.world, jobOf(call).job.id));
  });
  router.on(
    "POST",
    `${root}/runs/:run/cancel`,
    onRun("write", (call, _repository, run) => {
      cancelRun(call.world, run);
      return json(202, {});
    }),
  );
  router.on(
    "POST",
    `${root}/runs/:run/rerun`,
    onRun("write", (call, _repository, run) => {
      rerun(call.world, run);
      return json(201, {});
    }),
  );
}

/** What the query leaves of a list of runs. @see https://docs.github.com/rest/actions/workflow-runs#list-workflow-runs-for-a-repository */
export function filterRuns(call: RestCall, runs: readonly Run[]): Run[] {
  const wanted = (name: string) => call.incoming.query.get(name);
  const isWithin = createdFilter(wanted("created"));
  const [event, status, branch, sha] = [wanted("event"), wanted("status"), wanted("branch"), wanted("head_sha")];
  return runs.filter(
    (run) =>
      (event === null || run.event === event) &&
      (status === null || run.status === status || run.conclusion === status) &&
      (branch === null || refName(run) === branch) &&
      (sha === null || run.sha === sha) &&
      isWithin(run.createdAt),
  );
}

/** Reads `>=2026-01-01T00:00:00Z`, `<…`, `from..to` or a day; GitHub compares whole seconds. */
function createdFilter(text: string | null): (milliseconds: number) => boolean {
  if (text === null) return () => true;
  const [, sign = "", value = ""] = /^(>=|<=|>|<|)(.*)$/.exec(text) ?? [];
  const [from = "", to] = value.split("..");
  const low = from === "*" ? Number.NEGATIVE_INFINITY : Math.floor(Date.parse(from) / 1000);
  const isDay = sign === "" && to === undefined;
  const high = isDay ? low + 86_399 : to === "*" || to === undefined ? Number.POSITIVE_INFINITY : Date.parse(to) / 1000;
  return (milliseconds) => {
    const at = Math.floor(milliseconds / 1000);
    if (sign === ">=") return at >= low;
    if (sign === ">") return at > low;
    if (sign === "<=") return at <= low;
    if (sign === "<") return at < low;
    return at >= low && at <= high;
  };
}

function showRun(call: RestCall, repository: Repository, run: Run): Reply {
  const attempt = Number(call.parameters.attempt ?? run.attempt);
  const earlier = run.earlier.find((one) => one.attempt === attempt) ?? {};
  return json(200, shapeRun(call.world, repository, { ...run, ...earlier }));
}

function showJobs(call: RestCall, repository: Repository, run: Run): Reply {
  const attempt = Number(call.parameters.attempt ?? run.attempt);
  const shaped = listJobs(call.world, { id: run.id, attempt }).map((job) => shapeJob(call.world, repository, run, job));
  return paginate(call, shaped, (page, total) => ({ total_count: total, jobs: page }));
}

function showArtifacts(call: RestCall, _repository: Repository, run: Run): Reply {
  const shaped = listArtifacts(call.world, run.id).map((artifact) => ({
    id: artifact.id,
    node_id: `A_${artifact.id}`,
    name: artifact.name,
    size_in_bytes: artifact.size,
    expired: false,
    created_at: instant(artifact.createdAt),
    workflow_run: { id: run.id, head_sha: run.sha },
  }));
  return paginate(call, shaped, (page, total) => ({ total_count: total, artifacts: page }));
}

function showJob(call: RestCall): Reply {
  const { repository, run, job } = jobOf(call);
  return json(200, shapeJob(call.world, repository, run, job));
}

function jobOf(call: RestCall) {
  const repository = allowed(call, "read");
  const job = findJob(call.world, Number(parameter(call, "job")));
  const run = job && findRun(call.world, job.run);
  if (!job || !run || run.repository !== repository.id) throw notFound();
  return { repository, run, job };
}

/** The whole log of a job as text, each line with its time. */
export function jobLogText(world: RestCall["world"], job: number): string {
  return readLog(world, job)
    .map(({ at, line }) => `${new Date(at).toISOString()} ${line}\n`)
    .join("");
}

function onRun(level: Level, handler: RunHandler): RestHandler {
  return (call) => {
    const repository = allowed(call, level);
    const run = findRun(call.world, Number(parameter(call, "run")));
    if (!run || run.repository !== repository.id) throw notFound();
    const attempt = Number(call.parameters.attempt ?? 1);
    if (!(attempt >= 1 && attempt <= run.attempt)) throw notFound();
    return handler(call, repository, run);
  };
}

function allowed(call: RestCall, level: Level): Repository {
  const repository = repositoryOf(call);
  requireRepositoryAccess(call.world, call.actor, repository, "actions", level);
  return repository;
}
