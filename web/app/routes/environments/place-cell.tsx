import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import type { MatrixCellFragment } from "../../gql/generated/graphql.ts";
import { CommitLink } from "../../ui/commit-link.tsx";
import { DeploymentStatus } from "../../ui/deployment-status.tsx";
import { Icon, type IconName } from "../../ui/icons.tsx";
import { Moment } from "../../ui/moment.tsx";
import { environmentSigns, StatusBadge } from "../../ui/status-badge.tsx";
import type { Place } from "./line-up.ts";
import { PendingCommits } from "./pending-commits.tsx";

/** One service in one stage: how it is, what runs, since when, what is on its way and what is missing. */
export function PlaceCell({ service, place: { stage, shown, behind } }: { service: string; place: Place }) {
  if (!shown) return <p className="text-sm text-muted">{service} does not live here.</p>;
  const { status, current, active, awaitingApproval, newerRelease } = shown;
  return (
    <div className="flex flex-col items-start gap-1.5 text-sm">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <span className="w-20 font-semibold md:hidden">{stage.name}</span>
        <StatusBadge sign={environmentSigns[status]} />
        {current?.finishedAt && (
          <span className="text-muted">
            <Moment at={current.finishedAt} />
          </span>
        )}
      </p>
      {current && <Running current={current} />}
      {active && (
        <Line icon="running" moving>
          <Link to={`/deployments/${active.id}`} className="text-accent hover:underline">
            {active.release.version} is on its way
          </Link>
          <DeploymentStatus status={active.status} />
        </Line>
      )}
      {awaitingApproval.map(({ id, release }) => (
        <Line key={id} icon="lock">
          <Link to={`/deployments/${id}`} className="text-accent hover:underline">
            {release.version} waits for approval
          </Link>
        </Line>
      ))}
      {newerRelease && <Line icon="undo">{newerRelease.version} was here and is newer</Line>}
      {behind !== null && <PendingCommits service={service} shown={shown} behind={behind} />}
    </div>
  );
}

function Running({ current: { release } }: { current: NonNullable<MatrixCellFragment["current"]> }) {
  const { version, commitSha, commitUrl, commitMessage } = release;
  return (
    // A long message must not make its column wide, so it counts for nothing when columns are measured.
    <p className="flex w-full min-w-0 items-center gap-2 [contain:inline-size]">
      {/* A version that is the commit's own beginning would only say it twice. */}
      {!commitSha.startsWith(version) && <span className="font-medium">{version}</span>}
      <CommitLink sha={commitSha} url={commitUrl} message={commitMessage} className="text-muted" />
    </p>
  );
}

function Line({ icon, moving = false, children }: { icon: IconName; moving?: boolean; children: ReactNode }) {
  return (
    <p className="flex min-h-6 flex-wrap items-center gap-1.5 text-muted">
      <Icon name={icon} className={`size-3.5 ${moving ? "spin text-busy" : ""}`} />
      {children}
    </p>
  );
}
