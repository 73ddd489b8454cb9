// An HTTP service in one file, without dependencies: GET / answers, /health and /metrics are for machines.
import { createServer } from "node:http";

const {
  PORT = "8080",
  SERVICE_NAME = "example-api",
  ENVIRONMENT = "local",
  COMMIT_SHA = "unknown",
  CPU_UNITS = "256",
  MEMORY_MIB = "512",
} = process.env;

const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const STOP_MS = 25_000;
const bornAt = Date.now() / 1000 - process.uptime();
/** One a method, route and status: how many requests, their seconds together, and how many took at most each bucket. */
const series = new Map();
let inFlight = 0;

const routes = {
  "/": () => ({ service: SERVICE_NAME, environment: ENVIRONMENT, commit: COMMIT_SHA }),
  "/health": () => ({ status: "ok" }),
  "/metrics": writeMetrics,
};
const methods = new Set(["GET", "HEAD"]);

const server = createServer((request, response) => {
  const began = performance.now();
  const path = request.url.split("?")[0];
  const route = Object.hasOwn(routes, path) ? path : "unknown";
  inFlight += 1;
  response.once("close", () => {
    inFlight -= 1;
    const method = methods.has(request.method) ? request.method : "other";
    record(`method="${method}",route="${route}",status="${response.statusCode}"`, (performance.now() - began) / 1000);
  });
  if (!methods.has(request.method)) return answer(response, 405, { error: "Only GET and HEAD" });
  if (route === "unknown") return answer(response, 404, { error: "There is nothing here" });
  answer(response, 200, routes[route]());
});

server.listen(Number(PORT), () => console.log(JSON.stringify({ message: "Listening", port: server.address().port })));

for (const signal of ["SIGTERM", "SIGINT"]) {
  process.once(signal, () => {
    console.log(JSON.stringify({ message: "Stopping", signal }));
    server.close(() => process.exit(0));
    server.closeIdleConnections();
    setTimeout(() => process.exit(1), STOP_MS).unref();
  });
}

function answer(response, status, body) {
  const isText = typeof body === "string";
  const headers = { "content-type": isText ? "text/plain; version=0.0.4; charset=utf-8" : "application/json" };
  response.writeHead(status, headers).end(isText ? body : `${JSON.stringify(body)}\n`);
}

function record(labels, seconds) {
  const one = series.get(labels) ?? { count: 0, sum: 0, buckets: BUCKETS.map(() => 0) };
  one.count += 1;
  one.sum += seconds;
  BUCKETS.forEach((limit, index) => {
    if (seconds <= limit) one.buckets[index] += 1;
  });
  series.set(labels, one);
}

/** https://prometheus.io/docs/instrumenting/exposition_formats/ */
function writeMetrics() {
  const { user, system } = process.cpuUsage();
  const all = [...series];
  return [
    metric("http_requests_total", "counter", "Requests answered, by method, route and status.", [
      ...all.map(([labels, { count }]) => [`{${labels}}`, count]),
    ]),
    metric("http_request_duration_seconds", "histogram", "Time from a request to the end of its answer, in seconds.", [
      ...all.flatMap(([labels, { count, sum, buckets }]) => [
        ...buckets.map((value, index) => [`_bucket{${labels},le="${BUCKETS[index]}"}`, value]),
        ...[[`_bucket{${labels},le="+Inf"}`, count], [`_sum{${labels}}`, sum], [`_count{${labels}}`, count]],
      ]),
    ]),
    gauge("http_requests_in_flight", "Requests being answered now.", inFlight),
    metric("service_build_info", "gauge", "Always 1; the labels say which build is running.", [
      [`{service="${SERVICE_NAME}",version="1.0.0",commit="${COMMIT_SHA}"}`, 1],
    ]),
    gauge("service_cpu_limit_cores", "Processor time a task may use, in cores.", Number(CPU_UNITS) / 1024),
    gauge("service_memory_limit_bytes", "Memory a task may use, in bytes.", Number(MEMORY_MIB) * 1024 * 1024),
    gauge("service_availability_objective_ratio", "The part of requests that has to succeed.", 0.999),
    metric("process_cpu_seconds_total", "counter", "Processor time used, in seconds.", [["", (user + system) / 1e6]]),
    gauge("process_resident_memory_bytes", "Memory in use, in bytes.", process.memoryUsage.rss()),
    gauge("process_start_time_seconds", "When the process began, in seconds since 1970.", bornAt),
  ].join("");
}

function metric(name, type, help, values) {
  const lines = values.map(([of, value]) => `${name}${of} ${value}`);
  return [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`, ...lines, ""].join("\n");
}

function gauge(name, help, value) {
  return metric(name, "gauge", help, [["", value]]);
}
