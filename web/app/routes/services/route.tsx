import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { api } from "../../api.server.ts";
import { ServicesDocument } from "../../gql/generated/graphql.ts";
import { useServiceNews } from "../../service-news.tsx";
import { ButtonLink } from "../../ui/button.tsx";
import { CursorPages } from "../../ui/cursor-pages.tsx";
import { Icon } from "../../ui/icons.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { Panel } from "../../ui/panel.tsx";
import { useInterval } from "../../use-interval.ts";
import { useReconnect } from "../../use-reconnect.ts";
import { useThrottledRevalidation } from "../../use-throttled-revalidation.ts";
import { mayCreate, useViewer } from "../../viewer-context.tsx";
import { FilterBar } from "./filter-bar.tsx";
import { NoServices } from "./no-services.tsx";
import { askFor, isNarrowed, listAddress, readFilters } from "./read-filters.ts";
import { ServiceList } from "./service-list.tsx";

export const meta: MetaFunction = () => [{ title: "Services · Waymark" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const filters = readFilters(new URL(request.url).searchParams);
  return { filters, ...(await api({ request, context }, ServicesDocument, askFor(filters))) };
}

/** No news tells of alerts, so the list is asked for again after so many milliseconds. */
const alertsEvery = 15_000;

export default function Services() {
  const { filters, services, teams, observability } = useLoaderData<typeof loader>();
  const creates = mayCreate(useViewer());
  const revalidate = useThrottledRevalidation();
  useServiceNews(revalidate);
  useReconnect(revalidate);
  useInterval(revalidate, observability.metrics ? alertsEvery : null);

  const { hasNextPage, endCursor } = services.pageInfo;
  const empty = services.totalCount === 0 && !isNarrowed(filters);
  return (
    <>
      <PageHeader title="Services">
        {creates && !empty && (
          <ButtonLink to="/services/new" look="primary">
            <Icon name="add" />
            Create service
          </ButtonLink>
        )}
      </PageHeader>
      {!empty && <FilterBar filters={filters} teams={teams} total={services.totalCount} />}
      <Panel>
        {services.nodes.length > 0 ? (
          <ServiceList services={services.nodes} />
        ) : (
          <NoServices empty={empty} creates={creates} />
        )}
      </Panel>
      <CursorPages
        label="Pages of the list"
        first={filters.after ? listAddress(filters, {}) : null}
        next={hasNextPage && endCursor !== null ? listAddress(filters, { after: endCursor }) : null}
      />
    </>
  );
}
