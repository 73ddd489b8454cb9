import { EmptyState } from "../../ui/empty-state.tsx";
import { useNow } from "../../ui/use-now.ts";
import { groupSteps, type Step } from "./group-steps.ts";
import { JobGroup } from "./job-group.tsx";
import { StepRow } from "./step-row.tsx";

type TimelineProps = {
  steps: Step[];
  /** Is the deployment over? What is still to come then never will. */
  ended: boolean;
};

/** Everything a deployment consists of, in order: our own steps, and between them the jobs of the Actions run. */
export function Timeline({ steps: told, ended }: TimelineProps) {
  const steps = ended
    ? told.map((step) => (step.status === "PENDING" ? { ...step, status: "SKIPPED" as const } : step))
    : told;
  const moving = steps.some(({ status }) => status === "RUNNING" || status === "WAITING");
  const now = useNow(moving ? 1_000 : null);
  if (steps.length === 0)
    return (
      <EmptyState icon="clock" title="Nothing has happened yet">
        The steps appear here as soon as they begin.
      </EmptyState>
    );
  return (
    <ol className="divide-y divide-line">
      {groupSteps(steps).map(({ id, job, steps: grouped }) =>
        job === null || grouped.every(({ title }) => title === job) ? (
          // A job without steps, as one that was skipped, is told as a step of its own name.
          grouped.map((step) => <StepRow key={step.id} step={step} now={now} large />)
        ) : (
          <JobGroup key={id} job={job} steps={grouped} now={now} />
        ),
      )}
    </ol>
  );
}
