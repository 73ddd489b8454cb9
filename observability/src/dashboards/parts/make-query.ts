import { DataqueryBuilder } from "@grafana/grafana-foundation-sdk/prometheus";
import type { Query } from "./panel.ts";
import { prometheusSource } from "./prometheus-source.ts";

/** A query over the time range of the dashboard; `index` tells the queries of a panel apart. */
export function makeQuery({ expression, legend, scraped }: Query, index: number): DataqueryBuilder {
  const query = new DataqueryBuilder()
    .refId(refIdOf(index))
    .datasource(prometheusSource)
    .expr(expression)
    .legendFormat(legend)
    .range();
  return scraped === undefined ? query : query.interval(scraped);
}

/** `A` for the first, `B` for the second; what Grafana calls the query's values by. */
export function refIdOf(index: number): string {
  return String.fromCharCode("A".charCodeAt(0) + index);
}
