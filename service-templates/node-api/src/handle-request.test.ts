import assert from "node:assert/strict";
import { once } from "node:events";
import { get } from "node:http";
import { test } from "node:test";
import { json } from "./answer.ts";
import { createSignal } from "./testing/create-signal.ts";
import { startTestService } from "./testing/start-test-service.ts";

test("an unknown path is a 404 with the request id", async (t) => {
  const { url } = await startTestService(t);
  const response = await fetch(`${url}/nowhere`, { headers: { "x-request-id": "abc-1" } });
  assert.equal(response.status, 404);
  assert.deepEqual(await response.json(), { error: "Not found", requestId: "abc-1" });
});

test("another method is a 405 that names the right ones", async (t) => {
  const { url } = await startTestService(t);
  const response = await fetch(url, { method: "POST", body: "x" });
  assert.equal(response.status, 405);
  assert.equal(response.headers.get("allow"), "GET, HEAD");
  assert.equal(((await response.json()) as { error: string }).error, "Method not allowed");
});

test("HEAD gets the headers of GET and no body", async (t) => {
  const { url } = await startTestService(t);
  const response = await fetch(`${url}/health`, { method: "HEAD" });
  assert.equal(response.status, 200);
  assert.equal(response.headers.get("content-length"), "15");
  assert.equal(await response.text(), "");
});

for (const given of ["", "a b", "x".repeat(129), '"}'] as const) {
  test(`the request id ${JSON.stringify(given.slice(0, 5))} is replaced by one of our own`, async (t) => {
    const { url } = await startTestService(t);
    const response = await fetch(url, { headers: { "x-request-id": given } });
    await response.text();
    assert.match(response.headers.get("x-request-id") ?? "", /^[0-9a-f-]{36}$/);
  });
}

test("one access line per request carries its id and trace, and leaves out the query", async (t) => {
  const { url, logged } = await startTestService(t);
  const response = await fetch(`${url}/?token=hidden`, {
    headers: {
      "x-request-id": "abc-1",
      traceparent: "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
    },
  });
  await response.text();
  assert.equal(response.headers.get("x-request-id"), "abc-1");
  const [{ time, spanId, durationMilliseconds, ...line } = {}, ...others] = await logged(1);
  assert.deepEqual(others, []);
  assert.deepEqual(line, {
    level: "info",
    service: "orders-api",
    environment: "test",
    version: "1.2.3",
    commit: "0123abc",
    requestId: "abc-1",
    traceId: "0af7651916cd43dd8448eb211c80319c",
    method: "GET",
    route: "/",
    path: "/",
    status: 200,
    message: "Request",
  });
  assert.match(String(time), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  assert.match(String(spanId), /^[0-9a-f]{16}$/);
  assert.equal(typeof durationMilliseconds, "number");
});

test("probes are logged at level debug", async (t) => {
  const { url, logged } = await startTestService(t);
  await (await fetch(`${url}/health`)).text();
  assert.deepEqual(
    (await logged(1)).map(({ level, route }) => ({ level, route })),
    [{ level: "debug", route: "/health" }],
  );
});

test("an error nobody caught is a 500 with the request id, and only the log knows more", async (t) => {
  const { url, logged } = await startTestService(t, [
    { method: "GET", path: "/broken", answer: () => Promise.reject(new Error("the database is gone")) },
  ]);
  const response = await fetch(`${url}/broken`, { headers: { "x-request-id": "abc-1" } });
  assert.equal(response.status, 500);
  assert.deepEqual(await response.json(), { error: "Internal error", requestId: "abc-1" });
  const lines = await logged(2);
  assert.deepEqual(
    lines.map(({ level, message, requestId, status }) => ({ level, message, requestId, status })),
    [
      { level: "error", message: "Request failed", requestId: "abc-1", status: undefined },
      { level: "error", message: "Request", requestId: "abc-1", status: 500 },
    ],
  );
  assert.match(JSON.stringify(lines[0]), /the database is gone/);
});

test("an answer that cannot be sent is a 500, and the service goes on", async (t) => {
  const { url } = await startTestService(t, [
    { method: "GET", path: "/bad-header", answer: () => json(200, {}, { "x-note": "two\nlines" }) },
  ]);
  assert.equal((await fetch(`${url}/bad-header`)).status, 500);
  assert.equal((await fetch(`${url}/health`)).status, 200);
});

test("a path with parameters counts under its pattern, and calls onward carry id and trace", async (t) => {
  const { url, logged } = await startTestService(t, [
    {
      method: "GET",
      path: "/orders/:id",
      answer: ({ outgoingHeaders }, { id }) => json(200, { id, outgoingHeaders }),
    },
  ]);
  const headers = {
    "x-request-id": "abc-1",
    traceparent: "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
    tracestate: "vendor=1",
  };
  const answer = (await (await fetch(`${url}/orders/7`, { headers })).json()) as {
    id: string;
    outgoingHeaders: Record<string, string>;
  };
  assert.equal(answer.id, "7");
  assert.deepEqual(Object.keys(answer.outgoingHeaders), ["x-request-id", "traceparent", "tracestate"]);
  assert.match(
    answer.outgoingHeaders.traceparent ?? "",
    /^00-0af7651916cd43dd8448eb211c80319c-[0-9a-f]{16}-01$/,
  );
  assert.notEqual(answer.outgoingHeaders.traceparent, headers.traceparent);
  await logged(1);
  const metrics = await (await fetch(`${url}/metrics`)).text();
  assert.match(metrics, /route="\/orders\/:id",status="200"\} 1$/m);
});

test("a client that gives up is counted as 499", async (t) => {
  const reached = createSignal();
  const { url, logged } = await startTestService(t, [
    {
      method: "GET",
      path: "/slow",
      answer: async ({ request }) => {
        reached.raise();
        await once(request.socket, "close");
        return json(200, {});
      },
    },
  ]);
  const request = get(`${url}/slow`).on("error", () => undefined);
  await reached.raised;
  request.destroy();
  const [line] = await logged(1);
  assert.deepEqual([line?.route, line?.status, line?.level], ["/slow", 499, "info"]);
});
