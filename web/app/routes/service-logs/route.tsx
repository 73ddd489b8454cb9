import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { ExternalLink } from "../../ui/external-link.tsx";
import { Icon } from "../../ui/icons.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { EnvironmentChoice } from "./environment-choice.tsx";
import { LogView } from "./log-view.tsx";
import { readLogs } from "./read-logs.server.ts";
import { tellSilence } from "./tell-silence.ts";

export const meta: MetaFunction<typeof loader> = ({ data: read }) => [
  { title: read ? `Logs of ${read.service.name} in ${read.place.environment.name} · Waymark` : "Logs · Waymark" },
];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  return readLogs({ request, context }, { service: params.id ?? "", environment: params.environment ?? "" });
}

/** New lines are told by the subscription; what was read stays as it was. */
export function shouldRevalidate({ currentUrl, nextUrl }: { currentUrl: URL; nextUrl: URL }) {
  return currentUrl.pathname !== nextUrl.pathname;
}

export default function ServiceLogs() {
  const { service, place } = useLoaderData<typeof loader>();
  const { name } = place.environment;
  const isOver = service.status === "ARCHIVED";
  return (
    <>
      <PageHeader
        title={
          <>
            Logs of{" "}
            <Link to={`/services/${service.name}`} className="break-words hover:underline">
              {service.name}
            </Link>{" "}
            <span className="font-normal text-muted">in</span> {name}
          </>
        }
        about={isOver && `${service.name} is archived: its tasks are stopped, and no new lines come.`}
      >
        <EnvironmentChoice service={service} chosen={name} />
      </PageHeader>
      {place.logsProblem && (
        <p role="alert" className="mb-5 flex items-start gap-3 rounded-lg border border-bad/40 bg-bad-tint px-4 py-3">
          <Icon name="alert" className="mt-0.5 text-bad" />
          <span className="min-w-0 break-words">{place.logsProblem}</span>
        </p>
      )}
      <LogView
        key={place.id}
        label={`Lines of ${service.name} in ${name}`}
        read={place.logs}
        follows={isOver ? null : place.id}
        empty={tellSilence(place)}
      />
      <p className="mt-4 flex flex-wrap gap-x-4 gap-y-1 text-sm">
        {place.observabilityLinks
          .filter(({ kind }) => kind === "LOGS")
          .map(({ id, url }) => (
            <ExternalLink key={id} href={url}>
              Older lines
            </ExternalLink>
          ))}
      </p>
    </>
  );
}
