import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { AlertsPanel } from "../../signals/alerts-panel.tsx";
import { EnvironmentLinks } from "../../signals/environment-links.tsx";
import { HealthBadge } from "../../signals/health-badge.tsx";
import { judgePlace } from "../../signals/judge-place.ts";
import { readRange } from "../../signals/read-range.ts";
import { type MeasuredPlace, readSignals } from "../../signals/read-signals.server.ts";
import styles from "../../styles/plot.css?url";
import { DeploymentList } from "../../ui/deployment-list.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { Panel } from "../../ui/panel.tsx";
import { usePolling } from "../../use-polling.ts";
import { EnvironmentChoice } from "./environment-choice.tsx";
import { RangeChoice } from "./range-choice.tsx";
import { SignalCharts } from "./signal-charts.tsx";
import { SignalTable } from "./signal-table.tsx";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: styles }];

export const meta: MetaFunction<typeof loader> = ({ data: read }) => [
  { title: read ? `Metrics of ${read.service.name} in ${read.place.environment.name} · Waymark` : "Metrics · Waymark" },
];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const range = readRange(new URL(request.url).searchParams);
  const asked = { service: params.id ?? "", environment: params.environment ?? "", minutes: range.minutes };
  return { ...(await readSignals({ request, context }, asked)), range };
}

/** So often, in milliseconds, the charts move on. */
const pause = 5_000;

export default function ServiceMetrics() {
  const { range, ...read } = useLoaderData<typeof loader>();
  const { name } = read.place.environment;
  const asked = new URLSearchParams({ service: read.service.name, environment: name, range: range.word });
  const { observability, service, place } =
    usePolling<MeasuredPlace>(`/lookup/environment-signals?${asked}`, pause) ?? read;

  const alerts = service.alerts.filter(({ environment }) => environment === null || environment.name === name);
  const health = judgePlace(place, { observability, alerts });
  const signals = place.status === "NEVER_DEPLOYED" ? null : place.goldenSignals;
  const why = place.status === "NEVER_DEPLOYED" ? `Nothing has been deployed to ${name} yet.` : observability.problem;
  return (
    <>
      <PageHeader
        title={
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <span>
              <Link to={`/services/${service.name}`} className="break-words hover:underline">
                {service.name}
              </Link>{" "}
              <span className="font-normal text-muted">in</span> {name}
            </span>
            {health && <HealthBadge health={health} />}
          </span>
        }
        about={signals ? health?.reason : undefined}
      >
        <EnvironmentChoice service={service} chosen={name} range={range} />
        <RangeChoice chosen={range} />
      </PageHeader>
      <AlertsPanel alerts={alerts} />
      {signals ? (
        <>
          <SignalCharts signals={signals} range={range} />
          <Panel title={`The last ${range.name} in numbers`} className="mt-5">
            <SignalTable signals={signals} />
          </Panel>
          {signals.deployments.length > 0 && (
            <Panel title="Deployments in this time" className="mt-5">
              <DeploymentList deployments={signals.deployments} />
            </Panel>
          )}
        </>
      ) : (
        <Panel className="px-4 py-3 text-muted">{why ?? "Prometheus does not answer this question."}</Panel>
      )}
      <p className="mt-4 flex flex-wrap gap-x-4 gap-y-1 text-sm">
        <EnvironmentLinks links={place.observabilityLinks} environment={name} />
      </p>
    </>
  );
}
