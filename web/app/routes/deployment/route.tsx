import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { DeploymentStatus, deploymentSigns, isUnderway } from "../../ui/deployment-status.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { Panel } from "../../ui/panel.tsx";
import { useReconnect } from "../../use-reconnect.ts";
import { useThrottledRevalidation } from "../../use-throttled-revalidation.ts";
import { DecisionPanel } from "./decision-panel.tsx";
import { EndingNote } from "./ending-note.tsx";
import { Facts } from "./facts.tsx";
import { OffersPanel } from "./offers-panel.tsx";
import { readDeployment } from "./read-deployment.server.ts";
import { StopPanel } from "./stop-panel.tsx";
import { Story } from "./story.tsx";
import { Timeline } from "./timeline.tsx";
import { useLiveDeployment } from "./use-live-deployment.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  if (!data) return [{ title: "Deployment · Waymark" }];
  const { status, serviceEnvironment } = data.deployment;
  const { service, environment } = serviceEnvironment;
  return [{ title: `${service.name} to ${environment.name}: ${deploymentSigns[status].word} · Waymark` }];
};

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const deployment = await readDeployment({ request, context }, params.id ?? "");
  return { deployment, publicUrl: context.publicUrl };
}

export default function Deployment() {
  const { deployment: read, publicUrl } = useLoaderData<typeof loader>();
  const deployment = useLiveDeployment(read);
  useReconnect(useThrottledRevalidation());

  const { status, serviceEnvironment } = deployment;
  const { service, environment } = serviceEnvironment;
  const waits = status === "AWAITING_APPROVAL";
  return (
    <>
      <PageHeader
        title={
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <span>
              <Link to={`/services/${service.name}`} className="break-words hover:underline">
                {service.name}
              </Link>{" "}
              <span className="font-normal text-muted">to</span> {environment.name}
            </span>
            <DeploymentStatus status={status} />
          </span>
        }
      />
      <Story deployment={deployment} />
      <EndingNote deployment={deployment} />
      {waits && <DecisionPanel deployment={deployment} publicUrl={publicUrl} />}
      <Facts deployment={deployment} />
      <div className="flex flex-col gap-5 lg:flex-row lg:items-start">
        <div className="flex shrink-0 flex-col gap-5 empty:hidden lg:order-last lg:w-88">
          {(waits || isUnderway(status)) && <StopPanel deployment={deployment} publicUrl={publicUrl} />}
          <OffersPanel deployment={deployment} publicUrl={publicUrl} />
        </div>
        <Panel title="Timeline" className="min-w-0 flex-1">
          <Timeline deployment={deployment} />
        </Panel>
      </div>
    </>
  );
}
