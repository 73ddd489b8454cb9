import type { WatchedDeploymentFragment } from "../../gql/generated/graphql.ts";
import { isUnderway } from "../../ui/deployment-status.tsx";
import { formatDuration } from "../../ui/format-duration.ts";
import { useNow } from "../../ui/use-now.ts";

/** The whole deployment in one line that is spoken as it changes: where it stands, or how it ended. */
export function Story({ deployment }: { deployment: WatchedDeploymentFragment }) {
  const { status, startedAt, finishedAt, createdAt } = deployment;
  const moving = isUnderway(status);
  const now = useNow(moving ? 1_000 : null);
  return (
    <div className="mb-4 flex flex-wrap items-baseline gap-x-3">
      <p role="status" className="min-w-0">
        {sentence(deployment)}
      </p>
      {(startedAt !== null || moving) && (
        // Beside the sentence and not in it: a clock that speaks every second would drown it.
        <span suppressHydrationWarning className="text-sm text-muted tabular-nums">
          {formatDuration(startedAt ?? createdAt, finishedAt, now)}
        </span>
      )}
    </div>
  );
}

function sentence({ status, reason, steps, release, serviceEnvironment }: WatchedDeploymentFragment): string {
  const where = serviceEnvironment.environment.name;
  if (status === "AWAITING_APPROVAL") return reason ?? "It waits for another person's approval.";
  if (status === "SUCCEEDED") return reason ?? `${release.version} runs in ${where}.`;
  if (status === "FAILED") return `${release.version} did not get to ${where}.`;
  if (status === "CANCELLED") return "Cancelled before its end.";
  if (status === "REJECTED") return "Rejected; nothing was deployed.";
  if (status === "LOST") return "Lost sight of. When GitHub tells of it after all, this page goes on.";

  const current = steps.find((step) => step.status === "RUNNING" || step.status === "WAITING");
  const done = steps.filter((step) => step.status === "SUCCEEDED" || step.status === "SKIPPED").length;
  if (!current) return status === "QUEUED" ? "It is about to begin." : `${done} of ${steps.length} steps done.`;
  const name = current.job === null ? current.title : `${current.job}: ${current.title}`;
  return `${done} of ${steps.length} steps done · ${name}`;
}
