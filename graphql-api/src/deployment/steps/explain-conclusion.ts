import type { JobEnd } from "./read-jobs.ts";

/** Why a workflow has not succeeded; `isCancelled` when somebody or something stopped it. */
interface End {
  reason: string;
  isCancelled: boolean;
}

/**
 * What GitHub's word for a workflow's end means; null when it has done its part.
 * @see https://docs.github.com/en/rest/checks/runs (the values of `conclusion`)
 */
export function explainConclusion(conclusion: string | null, jobs: readonly JobEnd[]): End | null {
  if (conclusion === "success" || conclusion === "neutral") return null;
  if (conclusion === "cancelled") return cancelled(explainStop(jobs));
  if (conclusion === "skipped") return cancelled("GitHub skipped every job of it.");
  if (conclusion === "stale") return cancelled("GitHub gave it up as stale.");
  if (conclusion === "timed_out") return failed(explainTimeout(jobs));
  if (conclusion === "startup_failure") {
    return failed(
      "GitHub could not start cd.yml: the file or a workflow that it calls is broken, and the run's page says where.",
    );
  }
  if (conclusion === "action_required") return failed("GitHub wants somebody's approval there before it runs this.");
  return failed(explainFailure(jobs));
}

const failed = (reason: string): End => ({ reason, isCancelled: false });
const cancelled = (reason: string): End => ({ reason, isCancelled: true });

function explainFailure(jobs: readonly JobEnd[]): string {
  const job = jobs.find((one) => one.conclusion === "failure") ?? jobs.find((one) => one.conclusion === "timed_out");
  if (!job) return "The workflow failed, and GitHub has not told where.";
  const step = job.steps.find((one) => one.conclusion === "failure" || one.conclusion === "timed_out");
  return step ? `${shortName(job)} failed at "${step.name}".` : `${shortName(job)} failed before any of its steps did.`;
}

function explainTimeout(jobs: readonly JobEnd[]): string {
  const job = jobs.find((one) => one.conclusion === "timed_out");
  const step = job?.steps.find((one) => one.conclusion === "timed_out" || one.conclusion === "cancelled");
  if (!job) return "The workflow took longer than GitHub lets it.";
  return step ? `${shortName(job)} took too long at "${step.name}".` : `${shortName(job)} took too long.`;
}

/** Of the runs that wait for one environment GitHub keeps only the newest: the others never begin. */
function explainStop(jobs: readonly JobEnd[]): string {
  const job = jobs.find((one) => one.conclusion === "cancelled" && one.startedAt !== null);
  if (!job) return "GitHub dropped it before it began: a newer run took its place, or somebody stopped it there.";
  return `${shortName(job)} was stopped on GitHub: by a person, or because it took too long.`;
}

/** A called workflow's job is told with its caller's in front: "cd / Build". */
const shortName = ({ name }: JobEnd): string => name.split(" / ").at(-1) ?? name;
