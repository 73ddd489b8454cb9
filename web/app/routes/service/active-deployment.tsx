import { Link } from "@remix-run/react";
import type { EnvironmentCardFragment } from "../../gql/generated/graphql.ts";
import { DeploymentStatus, deploymentKinds } from "../../ui/deployment-status.tsx";
import { namePerson } from "../../ui/name-person.ts";
import { ShortCommit } from "../../ui/short-commit.tsx";
import { readProgress } from "./read-progress.ts";

type Active = NonNullable<EnvironmentCardFragment["active"]>;

/** The deployment that is on its way: what it brings, where it is, and the way to its page. */
export function ActiveDeployment({ active }: { active: Active }) {
  const { id, kind, status, requestedBy, release, steps } = active;
  const { done, total, current } = readProgress(steps);
  return (
    <div className="overflow-hidden rounded-md bg-busy-tint text-busy">
      <div className="flex flex-col gap-1 px-3 py-2">
        <p className="flex flex-wrap items-center justify-between gap-x-3">
          <Link to={`/deployments/${id}`} className="font-medium underline underline-offset-2">
            {deploymentKinds[kind]} of <ShortCommit sha={release.commitSha} />
          </Link>
          <DeploymentStatus status={status} />
        </p>
        <p className="text-sm break-words text-text">
          {current ?? `Asked for by ${namePerson(requestedBy)}`}
          {total > 0 && (
            <span className="text-muted tabular-nums">
              {" "}
              · {done} of {total} steps
            </span>
          )}
        </p>
      </div>
      {/* The words above say it already. */}
      <progress
        aria-hidden="true"
        value={done}
        max={total || 1}
        className="block h-1 w-full appearance-none bg-busy/15 [&::-moz-progress-bar]:bg-busy [&::-webkit-progress-bar]:bg-transparent [&::-webkit-progress-value]:bg-busy"
      />
    </div>
  );
}
