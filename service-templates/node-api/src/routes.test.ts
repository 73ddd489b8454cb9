import assert from "node:assert/strict";
import { test } from "node:test";
import { startTestService } from "./testing/start-test-service.ts";

test("/ says hello and which build it is", async (t) => {
  const { url } = await startTestService(t);
  const response = await fetch(url);
  assert.equal(response.status, 200);
  assert.equal(response.headers.get("content-type"), "application/json; charset=utf-8");
  assert.deepEqual(await response.json(), {
    message: "Hello from orders-api",
    service: "orders-api",
    version: "1.2.3",
    environment: "test",
    commit: "0123abc",
  });
});

test("/health and /ready answer 200 while the service runs", async (t) => {
  const { url } = await startTestService(t);
  const [health, ready] = await Promise.all([fetch(`${url}/health`), fetch(`${url}/ready`)]);
  assert.deepEqual([health.status, await health.json()], [200, { status: "ok" }]);
  assert.deepEqual([ready.status, await ready.json()], [200, { status: "ready" }]);
});

test("/metrics tells the build, Node's own numbers and every request by method, route and status", async (t) => {
  const { url, logged } = await startTestService(t);
  await (await fetch(`${url}/?page=1`)).text();
  await (await fetch(`${url}/?page=2`)).text();
  await logged(2);
  const response = await fetch(`${url}/metrics`);
  const metrics = await response.text();
  assert.match(response.headers.get("content-type") ?? "", /^text\/plain; version=0\.0\.4/);
  assert.match(metrics, /^service_build_info\{service="orders-api",version="1\.2\.3",commit="0123abc"\} 1$/m);
  assert.match(metrics, /^http_requests_total\{method="GET",route="\/",status="200"\} 2$/m);
  assert.match(metrics, /^http_request_duration_seconds_count\{method="GET",route="\/",status="200"\} 2$/m);
  assert.match(metrics, /^http_requests_in_flight 1$/m);
  assert.match(metrics, /^service_cpu_limit_cores 0\.25$/m);
  assert.match(metrics, /^service_memory_limit_bytes 536870912$/m);
  assert.match(metrics, /^service_availability_objective_ratio 0\.999$/m);
  assert.match(metrics, /^process_cpu_seconds_total /m);
  assert.match(metrics, /^nodejs_eventloop_lag_seconds /m);
});

test("unknown paths and methods share one label each, however many there are", async (t) => {
  const { url, logged } = await startTestService(t);
  for (const path of ["/a", "/b", "/c/d"]) await (await fetch(`${url}${path}`)).text();
  await (await fetch(`${url}/e`, { method: "PROPFIND" })).text();
  await logged(4);
  const metrics = await (await fetch(`${url}/metrics`)).text();
  const counts = metrics.split("\n").filter((line) => line.startsWith("http_requests_total{"));
  assert.deepEqual(counts, [
    'http_requests_total{method="GET",route="unknown",status="404"} 3',
    'http_requests_total{method="other",route="unknown",status="404"} 1',
  ]);
});
