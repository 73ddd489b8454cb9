import type { ListedAlertFragment } from "../gql/generated/graphql.ts";
import { Badge } from "../ui/badge.tsx";
import { ExternalLink } from "../ui/external-link.tsx";
import { Moment } from "../ui/moment.tsx";
import { signAlert } from "./sign-alert.ts";

/** Alerts, one row each: how urgent, where, since when, what is wrong and what to do about it. */
export function AlertList({ alerts }: { alerts: readonly ListedAlertFragment[] }) {
  return (
    <ul className="divide-y divide-line">
      {alerts.map(({ name, severity, summary, since, environment, runbookUrl, dashboardUrl }) => {
        const { tone, icon, word } = signAlert(severity);
        return (
          <li
            key={`${name} ${environment?.name} ${since}`}
            data-alert={name}
            className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2.5"
          >
            <span className="flex flex-wrap items-center gap-2">
              <Badge tone={tone} icon={icon}>
                {word}
              </Badge>
              <span className="font-semibold break-all">{name}</span>
            </span>
            <span className="text-sm text-muted">
              {environment && `in ${environment.name}, `}began <Moment at={since} />
            </span>
            <span className="ml-auto flex flex-wrap gap-x-3 text-sm">
              {runbookUrl && (
                <ExternalLink href={runbookUrl}>
                  Runbook<span className="sr-only"> of {name}</span>
                </ExternalLink>
              )}
              {dashboardUrl && (
                <ExternalLink href={dashboardUrl}>
                  Dashboard<span className="sr-only"> of {name}</span>
                </ExternalLink>
              )}
            </span>
            <p className="w-full text-sm break-words">{summary}</p>
          </li>
        );
      })}
    </ul>
  );
}
