import { Link } from "@remix-run/react";
import { CommitLink } from "./commit-link.tsx";
import {
  DeploymentStatus,
  deploymentKinds,
  isUnderway,
  type ShownDeploymentKind,
  type ShownDeploymentStatus,
} from "./deployment-status.tsx";
import { formatDuration } from "./format-duration.ts";
import { Moment } from "./moment.tsx";
import { useNow } from "./use-now.ts";

export type ListedDeployment = {
  id: string;
  kind: ShownDeploymentKind;
  status: ShownDeploymentStatus;
  createdAt: string;
  startedAt: string | null;
  finishedAt: string | null;
  requestedBy: { login: string; name: string | null } | null;
  release: { version: string; commitSha: string; commitMessage: string | null; commitUrl: string | null };
  serviceEnvironment: { service: { name: string }; environment: { name: string } };
};

const columns =
  "md:grid md:grid-cols-[minmax(10rem,3fr)_minmax(10rem,4fr)_11rem_6rem_6.5rem] md:items-center md:gap-x-5";

/** Deployments, one row each, that say what goes where, how it stands, who wanted it and how long it took. */
export function DeploymentList({ deployments }: { deployments: readonly ListedDeployment[] }) {
  const now = useNow(deployments.some(({ status }) => isUnderway(status)) ? 1_000 : null);
  return (
    <>
      <div aria-hidden="true" className={`hidden border-b border-line px-4 py-2 text-sm text-muted ${columns}`}>
        <span>Where</span>
        <span>What</span>
        <span>State</span>
        <span>Took</span>
        <span>Asked for</span>
      </div>
      <ul className="divide-y divide-line">
        {deployments.map((deployment) => (
          <Row key={deployment.id} deployment={deployment} now={now} />
        ))}
      </ul>
    </>
  );
}

function Row({ deployment, now }: { deployment: ListedDeployment; now: number }) {
  const { id, kind, status, createdAt, startedAt, finishedAt, requestedBy, release, serviceEnvironment } = deployment;
  const { service, environment } = serviceEnvironment;
  return (
    <li
      data-deployment={id}
      data-status={status}
      className={`relative flex flex-col gap-1.5 px-4 py-2.5 first:rounded-t-lg last:rounded-b-lg focus-within:bg-hover hover:bg-hover ${columns}`}
    >
      <div className="min-w-0">
        <Link
          to={`/deployments/${id}`}
          data-row
          className="font-semibold break-words after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent"
        >
          {service.name} <span className="font-normal text-muted">to</span> {environment.name}
        </Link>
        <p className="text-sm text-muted">{deploymentKinds[kind]}</p>
      </div>
      <div className="min-w-0 text-sm">
        {/* A version that is the commit's own beginning would only say it twice. */}
        {!release.commitSha.startsWith(release.version) && <p className="font-medium">{release.version}</p>}
        <CommitLink
          sha={release.commitSha}
          url={release.commitUrl}
          message={release.commitMessage}
          className="text-muted"
        />
      </div>
      <div className="flex items-center gap-3 md:contents">
        <div>
          <DeploymentStatus status={status} />
        </div>
        <div className="text-sm text-muted tabular-nums" suppressHydrationWarning>
          {startedAt && <span className="md:sr-only">took </span>}
          {startedAt && formatDuration(startedAt, finishedAt, now)}
        </div>
      </div>
      <div className="min-w-0 text-sm text-muted">
        <Moment at={createdAt} />
        <span className="md:block md:truncate">
          <span className="md:hidden"> by </span>
          {requestedBy?.login ?? "GitHub"}
        </span>
      </div>
    </li>
  );
}
