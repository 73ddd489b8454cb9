import { PromQueryFormat } from "@grafana/grafana-foundation-sdk/prometheus";
import { PanelBuilder } from "@grafana/grafana-foundation-sdk/table";
import { makeQuery, refIdOf } from "./make-query.ts";
import type { PanelText, Query } from "./panel.ts";
import { prometheusSource } from "./prometheus-source.ts";

/** A column of values: its legend is its heading. */
export interface Column extends Query {
  unit: string;
}

export interface Table extends Omit<PanelText, "queries" | "unit"> {
  /** The labels that make a row, as their columns are called. */
  rows: Record<string, string>;
  columns: Column[];
  /** Where the name in a column leads, by label. */
  links: Record<string, { title: string; url: string }>;
}

/** The newest values side by side, a row for every set of labels. */
export function makeTable({ title, description, width, rows, columns, links }: Table): PanelBuilder {
  const panel = new PanelBuilder()
    .title(title)
    .description(description)
    .span(width)
    .height(10)
    .datasource(prometheusSource)
    .targets(columns.map((column, index) => makeQuery(column, index).instant().format(PromQueryFormat.Table)))
    .filterable(true)
    // Each query is a table of its own until they are merged by the labels that they share.
    .withTransformation({ id: "merge", options: {} })
    .withTransformation({ id: "organize", options: { excludeByName: { Time: true }, renameByName: rows } });
  for (const [index, { legend, unit }] of columns.entries())
    panel.overrideByName(columns.length === 1 ? "Value" : `Value #${refIdOf(index)}`, [
      { id: "displayName", value: legend },
      { id: "unit", value: unit },
    ]);
  for (const [label, { title: linkTitle, url }] of Object.entries(links))
    panel.overrideByName(rows[label] ?? label, [
      { id: "links", value: [{ title: linkTitle, url, targetBlank: false }] },
    ]);
  return panel;
}
