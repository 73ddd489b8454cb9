import type { ReactNode } from "react";
import type { ServiceQuery } from "../../gql/generated/graphql.ts";
import { ExternalLink } from "../../ui/external-link.tsx";
import { Icon } from "../../ui/icons.tsx";
import { Moment } from "../../ui/moment.tsx";
import { environmentSigns, StatusBadge } from "../../ui/status-badge.tsx";

type ShownEnvironment = NonNullable<ServiceQuery["service"]>["environments"][number];

/** One card per environment, in the order in which a release moves through them. */
export function EnvironmentCards({ environments }: { environments: ShownEnvironment[] }) {
  const inOrder = [...environments].sort((a, b) => a.environment.rank - b.environment.rank);
  return (
    <section aria-label="Environments">
      <ul className="grid gap-4 md:grid-cols-2 xl:grid-cols-3">
        {inOrder.map((environment) => (
          <Card key={environment.id} shown={environment} />
        ))}
      </ul>
    </section>
  );
}

function Card({ shown }: { shown: ShownEnvironment }) {
  const { environment, status, url, lastDeployAt, ecsCluster, ecsServiceName, observabilityLinks } = shown;
  return (
    <li className="flex flex-col rounded-lg border border-line bg-surface">
      <div className="flex items-center gap-2 border-b border-line px-4 py-2.5">
        <h2 className="font-semibold">{environment.name}</h2>
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
      <dl className="flex flex-1 flex-col gap-2 p-4 text-sm">
        <Row name="Address">
          {/* Nothing answers there before the first deploy, so it is no link until then. */}
          {status === "NEVER_DEPLOYED" ? (
            <span className="break-all text-muted">{url}</span>
          ) : (
            <ExternalLink href={url} className="break-all">
              {url}
            </ExternalLink>
          )}
        </Row>
        <Row name="Last deploy">{lastDeployAt ? <Moment at={lastDeployAt} /> : "never"}</Row>
        <Row name="ECS service">
          <span className="font-mono text-xs break-all">
            {ecsCluster}/{ecsServiceName}
          </span>
        </Row>
      </dl>
      {observabilityLinks.length > 0 && (
        <div className="flex flex-wrap gap-x-4 gap-y-1 border-t border-line px-4 py-2.5 text-sm">
          {observabilityLinks.map(({ id, title, url: address }) => (
            <ExternalLink key={id} href={address}>
              {title}
            </ExternalLink>
          ))}
        </div>
      )}
    </li>
  );
}

function Row({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="grid grid-cols-[6.5rem_minmax(0,1fr)] gap-2">
      <dt className="text-muted">{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
