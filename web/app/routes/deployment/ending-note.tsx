import { Link } from "@remix-run/react";
import type { WatchedDeploymentFragment } from "../../gql/generated/graphql.ts";
import { CommitLink } from "../../ui/commit-link.tsx";
import { Icon } from "../../ui/icons.tsx";
import { Moment } from "../../ui/moment.tsx";

const unhappy = {
  FAILED: "It failed.",
  LOST: "GitHub told nothing of it in time.",
  CANCELLED: "It was cancelled.",
  REJECTED: "It was rejected.",
};

/** Why a deployment did not arrive, and what runs instead of it. */
export function EndingNote({ deployment }: { deployment: WatchedDeploymentFragment }) {
  const { status, reason, serviceEnvironment } = deployment;
  if (!(status in unhappy)) return null;
  const bad = status === "FAILED" || status === "LOST";
  const { current, environment } = serviceEnvironment;

  return (
    <section
      aria-label="How it ended"
      className={`mb-5 flex items-start gap-3 rounded-lg border px-4 py-3 ${bad ? "border-bad/40 bg-bad-tint" : "border-line bg-idle-tint"}`}
    >
      <Icon name={bad ? "alert" : "stop"} className={`mt-1 ${bad ? "text-bad" : "text-muted"}`} />
      <div className="min-w-0 flex-1">
        <p className={`font-medium break-words ${bad ? "text-bad" : ""}`}>
          {reason ?? unhappy[status as keyof typeof unhappy]}
        </p>
        {current ? (
          <div className="mt-1 flex flex-wrap items-center gap-x-2">
            <span>In {environment.name} now:</span>
            <CommitLink
              sha={current.release.commitSha}
              url={current.release.commitUrl}
              message={current.release.commitMessage}
            />
            <Link
              to={`/deployments/${current.id}`}
              className="inline-flex min-h-6 items-center gap-1 underline underline-offset-2"
            >
              deployed {current.finishedAt && <Moment at={current.finishedAt} />}
            </Link>
          </div>
        ) : (
          <p className="mt-1">Nothing runs in {environment.name}.</p>
        )}
      </div>
    </section>
  );
}
