import {
  LegendDisplayMode,
  LegendPlacement,
  SortOrder,
  TooltipDisplayMode,
  VizLegendOptionsBuilder,
  VizTooltipOptionsBuilder,
} from "@grafana/grafana-foundation-sdk/common";
import { PanelBuilder } from "@grafana/grafana-foundation-sdk/timeseries";
import { makeQuery } from "./make-query.ts";
import type { PanelText } from "./panel.ts";
import { prometheusSource } from "./prometheus-source.ts";

const HEIGHT = 8;

/** Values over time. None is below zero here, so every axis begins there. */
export function makeCurves({ title, description, unit, width, queries }: PanelText): PanelBuilder {
  return new PanelBuilder()
    .title(title)
    .description(description)
    .unit(unit)
    .min(0)
    .span(width)
    .height(HEIGHT)
    .datasource(prometheusSource)
    .targets(queries.map(makeQuery))
    .lineWidth(1)
    .fillOpacity(10)
    .legend(
      new VizLegendOptionsBuilder()
        .showLegend(true)
        .displayMode(LegendDisplayMode.List)
        .placement(LegendPlacement.Bottom),
    )
    .tooltip(new VizTooltipOptionsBuilder().mode(TooltipDisplayMode.Multi).sort(SortOrder.Descending));
}
