import { Link } from "@remix-run/react";
import type { EnvironmentCardFragment } from "../../gql/generated/graphql.ts";
import { deploymentKinds } from "../../ui/deployment-status.tsx";
import { Icon } from "../../ui/icons.tsx";
import { Moment } from "../../ui/moment.tsx";
import { ShortCommit } from "../../ui/short-commit.tsx";
import { findLastFailure } from "./find-last-failure.ts";

// Who rejects wants it so: that is an end, and no alarm.
const looks = {
  FAILED: { word: "failed", icon: "cross", ink: "bg-bad-tint text-bad" },
  LOST: { word: "was lost", icon: "alert", ink: "bg-bad-tint text-bad" },
  REJECTED: { word: "was rejected", icon: "dash", ink: "bg-idle-tint" },
} as const;

/** The last deployment when it did not arrive: why, and what runs in its stead. */
export function LastFailure({
  shown: { status: place, deployments, current, active },
}: {
  shown: EnvironmentCardFragment;
}) {
  const failure = findLastFailure(deployments.nodes);
  // Whoever tries again knows; the new attempt is what matters.
  if (!failure || active) return null;
  const { id, kind, status, reason, finishedAt, release } = failure;
  const { word, icon, ink } = looks[status];
  const running = place === "STOPPED" ? undefined : current?.release.commitSha;
  // Most reasons end with what runs now.
  const told = running === undefined || reason?.includes(running.slice(0, 7));
  return (
    <div className={`flex flex-col gap-1 rounded-md px-3 py-2.5 ${ink}`}>
      <p className="flex items-start gap-2 font-medium">
        <Icon name={icon} className="mt-0.5" />
        <span>
          <Link to={`/deployments/${id}`} className="underline underline-offset-2">
            {deploymentKinds[kind]} of <ShortCommit sha={release.commitSha} /> {word}
          </Link>{" "}
          {finishedAt && <Moment at={finishedAt} />}
        </span>
      </p>
      {reason && <p className="text-sm break-words text-text">{reason}</p>}
      {!told && (
        <p className="text-sm text-text">
          <ShortCommit sha={running} /> still runs.
        </p>
      )}
    </div>
  );
}
