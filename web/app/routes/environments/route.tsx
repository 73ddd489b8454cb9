import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useRef } from "react";
import { useDeploymentNews } from "../../deployment-news.tsx";
import { useServiceNews } from "../../service-news.tsx";
import { CursorPages } from "../../ui/cursor-pages.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { Panel } from "../../ui/panel.tsx";
import { useRowKeys } from "../../ui/use-row-keys.ts";
import { useReconnect } from "../../use-reconnect.ts";
import { useThrottledRevalidation } from "../../use-throttled-revalidation.ts";
import { FilterBar } from "./filter-bar.tsx";
import { Matrix } from "./matrix.tsx";
import { NoRows } from "./no-rows.tsx";
import { matrixAddress, readFilters } from "./read-filters.ts";
import { readMatrix } from "./read-matrix.server.ts";

export const meta: MetaFunction = () => [{ title: "Environments · Waymark" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const filters = readFilters(new URL(request.url).searchParams);
  return { filters, matrix: await readMatrix({ request, context }, filters) };
}

export default function Environments() {
  const { filters, matrix } = useLoaderData<typeof loader>();
  const { stages, services, total, next } = matrix;
  const revalidate = useThrottledRevalidation();
  useServiceNews(revalidate);
  useDeploymentNews(revalidate);
  useReconnect(revalidate);
  const rows = useRef<HTMLDivElement>(null);
  useRowKeys(rows);

  return (
    <>
      <PageHeader title="Environments" about="What runs where, and what has not come through yet." />
      <FilterBar filters={filters} shown={services.length} total={total} />
      <div ref={rows}>
        {services.length > 0 ? (
          <Matrix stages={stages} services={services} />
        ) : (
          <Panel>
            <NoRows filters={filters} more={next !== null} />
          </Panel>
        )}
      </div>
      <CursorPages
        label="Pages of the matrix"
        first={filters.after ? matrixAddress(filters) : null}
        next={next === null ? null : matrixAddress(filters, next)}
      />
    </>
  );
}
