import type { StepStatus, WatchedDeploymentFragment } from "../../gql/generated/graphql.ts";

export type Step = WatchedDeploymentFragment["steps"][number];
/** Steps of one job of the Actions run, or, with `job` `null`, a step of our own. */
export type StepGroup = { id: string; job: string | null; steps: Step[] };

/** The steps in their order, those of one job together. */
export function groupSteps(steps: readonly Step[]): StepGroup[] {
  const groups: StepGroup[] = [];
  for (const step of steps) {
    const last = groups.at(-1);
    if (last && last.job !== null && last.job === step.job) last.steps.push(step);
    if (!last || last.job === null || last.job !== step.job) groups.push({ id: step.id, job: step.job, steps: [step] });
  }
  return groups;
}

/** What is true of the steps as a whole: one that failed counts most, then one that runs, then one that is to come. */
export function statusOfSteps(steps: readonly Step[]): StepStatus {
  const has = (status: StepStatus) => steps.some((step) => step.status === status);
  if (has("FAILED")) return "FAILED";
  if (has("RUNNING")) return "RUNNING";
  if (has("WAITING")) return "WAITING";
  if (has("CANCELLED")) return "CANCELLED";
  if (steps.every(({ status }) => status === "SKIPPED")) return "SKIPPED";
  if (!has("PENDING")) return "SUCCEEDED";
  return has("SUCCEEDED") ? "RUNNING" : "PENDING";
}

/** When the first of the steps began and the last one ended; an end is `null` while one of them has none. */
export function spanOf(steps: readonly Step[]): { startedAt: string | null; finishedAt: string | null } {
  const ran = steps.filter(({ startedAt }) => startedAt !== null);
  const starts = ran.map(({ startedAt }) => startedAt ?? "").sort();
  const ends = ran.map(({ finishedAt }) => finishedAt ?? "").sort();
  return { startedAt: starts[0] ?? null, finishedAt: ends.includes("") ? null : (ends.at(-1) ?? null) };
}
