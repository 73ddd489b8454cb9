import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useDeploymentNews } from "../../deployment-news.tsx";
import { DoraPanel } from "../../ui/dora-panel.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { Segments } from "../../ui/segments.tsx";
import { useReconnect } from "../../use-reconnect.ts";
import { useThrottledRevalidation } from "../../use-throttled-revalidation.ts";
import { readInsights } from "./read-insights.server.ts";
import { insightsAddress, readWindow, windows } from "./read-window.ts";
import { TeamChoice } from "./team-choice.tsx";

export const meta: MetaFunction = () => [{ title: "Insights · Waymark" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const window = readWindow(new URL(request.url).searchParams);
  return { window, ...(await readInsights({ request, context }, window)) };
}

export default function Insights() {
  const { window, dora, teams, team } = useLoaderData<typeof loader>();
  const revalidate = useThrottledRevalidation();
  useDeploymentNews(revalidate);
  useReconnect(revalidate);

  return (
    <>
      <PageHeader
        title="Insights"
        about={`How delivery to ${dora.environment?.name ?? "production"} does: DORA’s four keys.`}
      />
      <div className="mb-4 flex flex-wrap items-center gap-3">
        <Segments
          label="Window"
          segments={windows.map((days) => ({
            to: insightsAddress({ ...window, days }),
            label: `${days} days`,
            title: `The last ${days} days`,
            isChosen: days === window.days,
          }))}
        />
        <TeamChoice window={window} teams={teams} />
      </div>
      <div className="flex flex-col gap-5">
        {team && <DoraPanel title={`Team ${team.name}`} dora={team.dora} />}
        <DoraPanel title="All services" dora={dora} />
      </div>
    </>
  );
}
