import type { WatchedDeploymentFragment } from "../../gql/generated/graphql.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { useNow } from "../../ui/use-now.ts";
import { groupSteps } from "./group-steps.ts";
import { JobGroup } from "./job-group.tsx";
import { settleSteps } from "./settle-steps.ts";
import { StepRow } from "./step-row.tsx";

/** Everything a deployment consists of, in order: our own steps, and between them the jobs of the Actions run. */
export function Timeline({ deployment }: { deployment: WatchedDeploymentFragment }) {
  const steps = settleSteps(deployment.steps, deployment);
  const moving = steps.some(({ status }) => status === "RUNNING" || status === "WAITING");
  const now = useNow(moving ? 1_000 : null);
  if (steps.length === 0) return <NoSteps ended={deployment.finishedAt !== null} />;
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

function NoSteps({ ended }: { ended: boolean }) {
  if (ended)
    return (
      <EmptyState icon="dash" title="Nothing was started">
        It ended before any step began.
      </EmptyState>
    );
  return (
    <EmptyState icon="clock" title="Nothing has happened yet">
      The steps appear here as soon as they begin.
    </EmptyState>
  );
}
