import { collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

/** All of this process's metrics. One registry a process: prom-client's own default metrics are per process, too. */
export const registry = new Registry();
collectDefaultMetrics({ register: registry });

const registers = [registry];

export const requestSeconds = new Histogram({
  name: "waymark_portal_http_request_duration_seconds",
  help: "Time to answer a request to the portal, by kind of address; what is passed on to the API is included",
  labelNames: ["method", "route", "status"],
  buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
  registers,
});
export const liveSockets = new Gauge({
  name: "waymark_portal_live_sockets",
  help: "Sockets of open pages that are passed on to the API",
  registers,
});
export const portalInfo = new Gauge({
  name: "waymark_portal_info",
  help: "Always 1; the label says where people open the portal, so that dashboards can link to it",
  labelNames: ["url"],
  registers,
});
