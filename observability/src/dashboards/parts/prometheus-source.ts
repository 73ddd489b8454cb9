import type { DataSourceRef } from "@grafana/grafana-foundation-sdk/common";

/** The data source of grafana-provisioning/datasources/prometheus.yml. */
export const prometheusSource: DataSourceRef = { type: "prometheus", uid: "prometheus" };
