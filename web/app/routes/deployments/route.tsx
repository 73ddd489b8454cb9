import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useRef } from "react";
import { api } from "../../api.server.ts";
import { useDeploymentNews } from "../../deployment-news.tsx";
import { DeploymentsDocument } from "../../gql/generated/graphql.ts";
import { CursorPages } from "../../ui/cursor-pages.tsx";
import { DeploymentList } from "../../ui/deployment-list.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { Panel } from "../../ui/panel.tsx";
import { useRowKeys } from "../../ui/use-row-keys.ts";
import { useReconnect } from "../../use-reconnect.ts";
import { useThrottledRevalidation } from "../../use-throttled-revalidation.ts";
import { FilterBar } from "./filter-bar.tsx";
import { NoDeployments } from "./no-deployments.tsx";
import { QuickFilters } from "./quick-filters.tsx";
import { askFor, isNarrowed, listAddress, readFilters } from "./read-filters.ts";

export const meta: MetaFunction = () => [{ title: "Deployments · Waymark" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const filters = readFilters(new URL(request.url).searchParams);
  const read = await api({ request, context }, DeploymentsDocument, askFor(filters, Date.now()));
  return {
    filters,
    deployments: read.deployments,
    underway: read.underway.totalCount,
    awaiting: read.awaiting.totalCount,
    environments: [...read.environments].sort((a, b) => a.rank - b.rank),
  };
}

export default function Deployments() {
  const { filters, deployments, underway, awaiting, environments } = useLoaderData<typeof loader>();
  const revalidate = useThrottledRevalidation();
  useDeploymentNews(revalidate);
  useReconnect(revalidate);
  const list = useRef<HTMLDivElement>(null);
  useRowKeys(list);

  const { hasNextPage, endCursor } = deployments.pageInfo;
  const narrowed = isNarrowed(filters);
  const empty = deployments.totalCount === 0 && !narrowed;
  return (
    <>
      <PageHeader title="Deployments" about="Everything that moves, as it moves." />
      {!empty && <QuickFilters filters={filters} underway={underway} awaiting={awaiting} />}
      {!empty && <FilterBar filters={filters} environments={environments} total={deployments.totalCount} />}
      <div ref={list}>
        <Panel>
          {deployments.nodes.length > 0 ? (
            <DeploymentList deployments={deployments.nodes} />
          ) : (
            <NoDeployments filters={filters} narrowed={narrowed} />
          )}
        </Panel>
      </div>
      <CursorPages
        label="Pages of the list"
        first={filters.after ? listAddress(filters, {}) : null}
        next={hasNextPage && endCursor !== null ? listAddress(filters, { after: endCursor }) : null}
      />
    </>
  );
}
