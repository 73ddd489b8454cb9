/** One running task as Prometheus' HTTP service discovery wants it (https://prometheus.io/docs/prometheus/latest/http_sd/). */
export interface Target {
  /** One address, "host:port". */
  targets: [string];
  labels: { service: string; environment: string; team: string; release: string; task: string };
}
