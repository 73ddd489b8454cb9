import { BigValueColorMode, ReduceDataOptionsBuilder } from "@grafana/grafana-foundation-sdk/common";
import { type Threshold, ThresholdsConfigBuilder, ThresholdsMode } from "@grafana/grafana-foundation-sdk/dashboard";
import { PanelBuilder } from "@grafana/grafana-foundation-sdk/stat";
import { makeQuery } from "./make-query.ts";
import type { PanelText } from "./panel.ts";
import { prometheusSource } from "./prometheus-source.ts";

const HEIGHT = 4;

/**
 * The newest value of each query, in large figures.
 *
 * @param steps from which value on it has which colour; the first has none and is the colour below all others.
 */
export function makeNumber({ title, description, unit, width, queries }: PanelText, steps: Threshold[]): PanelBuilder {
  return new PanelBuilder()
    .title(title)
    .description(description)
    .unit(unit)
    .noValue("–")
    .span(width)
    .height(HEIGHT)
    .datasource(prometheusSource)
    .targets(queries.map(makeQuery))
    .colorMode(BigValueColorMode.Value)
    .reduceOptions(new ReduceDataOptionsBuilder().calcs(["lastNotNull"]))
    .thresholds(new ThresholdsConfigBuilder().mode(ThresholdsMode.Absolute).steps(steps));
}
