import {
  QueryVariableBuilder,
  VariableHide,
  VariableRefresh,
  VariableSort,
} from "@grafana/grafana-foundation-sdk/dashboard";
import { prometheusSource } from "./prometheus-source.ts";

/** A choice among the values that a label has in `series`, read anew whenever the time range changes. */
export function makeLabelVariable(name: string, title: string, series: string, label = name): QueryVariableBuilder {
  const query = `label_values(${series}, ${label})`;
  return (
    new QueryVariableBuilder(name)
      .label(title)
      .datasource(prometheusSource)
      // The form in which Grafana's own editor keeps a question for the values of a label.
      .query({ qryType: 1, query, refId: "PrometheusVariableQueryEditor-VariableQuery" })
      .definition(query)
      .refresh(VariableRefresh.OnTimeRangeChanged)
      .sort(VariableSort.AlphabeticalAsc)
  );
}

/** Where people open the portal. The portal tells it in its own metrics, so nobody has to fill it in. */
export function makePortalVariable(): QueryVariableBuilder {
  return makeLabelVariable("portal", "Portal", "waymark_portal_info", "url").hide(VariableHide.HideVariable);
}
