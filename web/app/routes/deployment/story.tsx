import type { WatchedDeploymentFragment } from "../../gql/generated/graphql.ts";
import { isUnderway } from "../../ui/deployment-status.tsx";
import { formatDuration } from "../../ui/format-duration.ts";
import { useNow } from "../../ui/use-now.ts";
import { tellStory } from "./tell-story.ts";

/** The whole deployment in one line that is spoken as it changes: where it stands, or how it ended. */
export function Story({ deployment }: { deployment: WatchedDeploymentFragment }) {
  const { status, startedAt, finishedAt, createdAt } = deployment;
  const moving = isUnderway(status);
  const now = useNow(moving ? 1_000 : null);
  return (
    <div className="mb-4 flex flex-wrap items-baseline gap-x-3">
      <p role="status" className="min-w-0">
        {tellStory(deployment)}
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
