import type { ReactNode } from "react";
import type { EnvironmentCardFragment } from "../../gql/generated/graphql.ts";
import { ExternalLink } from "../../ui/external-link.tsx";

/** Where an environment's tasks answer and how many of them run. */
export function EnvironmentFacts({ shown }: { shown: EnvironmentCardFragment }) {
  const { status, current, url, desiredCount, runningCount, ecsCluster, ecsServiceName } = shown;
  const answers = (current !== null && status !== "STOPPED") || (runningCount ?? 0) > 0;
  return (
    <dl className="flex flex-col gap-1.5 text-sm">
      <Row name="Address">
        {/* Where nothing answers is no link. */}
        {answers ? (
          <ExternalLink href={url} className="break-all">
            {url}
          </ExternalLink>
        ) : (
          <span className="break-all text-muted">{url}</span>
        )}
      </Row>
      {runningCount !== null && desiredCount !== null && (
        <Row name="Tasks">
          <span className={`tabular-nums ${runningCount < desiredCount ? "font-medium text-warn" : ""}`}>
            {runningCount} of {desiredCount} running
          </span>
        </Row>
      )}
      <Row name="ECS service">
        <span className="font-mono text-xs break-all">
          {ecsCluster}/{ecsServiceName}
        </span>
      </Row>
    </dl>
  );
}

function Row({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="grid grid-cols-[6rem_minmax(0,1fr)] items-baseline gap-2">
      <dt className="text-muted">{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
