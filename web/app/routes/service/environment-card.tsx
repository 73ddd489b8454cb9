import { Link } from "@remix-run/react";
import type { EnvironmentCardFragment } from "../../gql/generated/graphql.ts";
import { EnvironmentLinks } from "../../signals/environment-links.tsx";
import type { ServiceSignals } from "../../signals/use-service-signals.ts";
import { Icon } from "../../ui/icons.tsx";
import { environmentSigns, StatusBadge } from "../../ui/status-badge.tsx";
import { ActiveDeployment } from "./active-deployment.tsx";
import { CurrentRelease } from "./current-release.tsx";
import { EnvironmentActions } from "./environment-actions.tsx";
import { EnvironmentFacts } from "./environment-facts.tsx";
import { EnvironmentSignals } from "./environment-signals.tsx";
import { LastFailure } from "./last-failure.tsx";
import { NewerRelease } from "./newer-release.tsx";
import { PendingCommits } from "./pending-commits.tsx";
import { WaitingApproval } from "./waiting-approval.tsx";

type EnvironmentCardProps = {
  /** The service's name. */
  service: string;
  shown: EnvironmentCardFragment;
  /** `null` until they are known. */
  signals: ServiceSignals | null;
  /** Whether there is a Prometheus. */
  isMeasured: boolean;
  /** The name of the stage before; `null` for the first. */
  before: string | null;
  /** Nothing will come any more: the service is archived. */
  isOver: boolean;
};

/** What runs in one environment, what is about to, what went wrong, and what can be done. */
export function EnvironmentCard({ service, shown, signals, isMeasured, before, isOver }: EnvironmentCardProps) {
  const { environment, status, active, awaitingApproval, observabilityLinks } = shown;
  const heading = `environment-${environment.name}`;
  return (
    <li
      aria-labelledby={heading}
      data-environment={environment.name}
      className="row-span-5 grid min-w-0 grid-rows-subgrid gap-y-0 rounded-lg border border-line bg-surface"
    >
      <div className="flex items-center gap-2 border-b border-line px-4 py-2.5">
        <h2 id={heading} className="font-semibold">
          {environment.name}
        </h2>
        {environment.protected && (
          <span className="inline-flex items-center gap-1 text-sm text-muted">
            <Icon name="lock" className="size-3.5" />
            protected
          </span>
        )}
        <span className="ml-auto">
          <StatusBadge sign={environmentSigns[status]} />
        </span>
      </div>
      <div className="flex min-w-0 flex-col gap-3 p-4">
        <CurrentRelease shown={shown} />
        {/* It stays when nothing moves: screen readers tell only what appears inside a region they know. */}
        <div role="status" className="contents">
          {active && <ActiveDeployment active={active} />}
        </div>
        {awaitingApproval.map((waiting) => (
          <WaitingApproval key={waiting.id} waiting={waiting} what={`${service} to ${environment.name}`} />
        ))}
        {!isOver && <LastFailure shown={shown} />}
        {!isOver && shown.newerRelease && <NewerRelease newer={shown.newerRelease} />}
        <EnvironmentFacts shown={shown} />
        {!isOver && before && <PendingCommits pending={shown.pendingCommits} before={before} />}
      </div>
      {!isOver && <EnvironmentSignals service={service} shown={shown} signals={signals} isMeasured={isMeasured} />}
      {!isOver && <EnvironmentActions service={service} shown={shown} isFirst={before === null} />}
      <div className="flex flex-wrap gap-x-4 gap-y-1 border-t border-line px-4 py-2.5 text-sm">
        <Link
          to={`/services/${service}/logs/${environment.name}`}
          className="inline-flex min-h-6 items-center text-accent underline-offset-2 hover:underline"
        >
          Live logs<span className="sr-only"> of {environment.name}</span>
        </Link>
        <EnvironmentLinks links={observabilityLinks} environment={environment.name} />
      </div>
    </li>
  );
}
