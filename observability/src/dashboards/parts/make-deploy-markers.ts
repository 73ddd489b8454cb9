import { AnnotationQueryBuilder, AnnotationTargetBuilder } from "@grafana/grafana-foundation-sdk/dashboard";
import { prometheusSource } from "./prometheus-source.ts";

/**
 * Marks the moments at which a release appears among the tasks: read from the targets themselves, so it needs no token
 * and also shows what was deployed past the platform.
 *
 * @param matchers of the series to look at, such as `service="$service"`.
 */
export function makeReleaseMarkers(matchers: string): AnnotationQueryBuilder {
  const releases = `count by (service, environment, release) (up{job="services",${matchers}})`;
  const before = `count by (service, environment, release) (up{job="services",${matchers}} offset 1m)`;
  return new AnnotationQueryBuilder()
    .name("Releases")
    .datasource(prometheusSource)
    .enable(true)
    .iconColor("blue")
    .expr(`${releases} unless ${before}`)
    .step("15s")
    .titleFormat("{{service}} {{release}}")
    .textFormat("appeared in {{environment}}");
}

/** Marks what the platform's API has written to Grafana, which it does when it has GRAFANA_TOKEN. */
export function makeWrittenMarkers(tags: string[]): AnnotationQueryBuilder {
  const target = new AnnotationTargetBuilder().type("tags").tags(tags).matchAny(false).limit(100).build();
  return (
    new AnnotationQueryBuilder()
      .name("Deployments, written by the platform")
      // Grafana's own store, which every Grafana has under this name.
      .datasource({ type: "grafana", uid: "-- Grafana --" })
      .enable(true)
      .iconColor("purple")
      // The SDK wants to see that it is a query; what is written to the file is the rest.
      .target({ build: () => ({ ...target, _implementsDataqueryVariant() {} }) })
  );
}
