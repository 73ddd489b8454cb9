import assert from "node:assert/strict";
import { once } from "node:events";
import { Agent, get, type IncomingMessage } from "node:http";
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { test } from "node:test";
import { json } from "./answer.ts";
import { startService } from "./start-service.ts";
import { createSignal } from "./testing/create-signal.ts";
import { startTestService, testConfiguration } from "./testing/start-test-service.ts";

/** A route that answers when it is told to. */
function slowRoute() {
  const reached = createSignal();
  const released = createSignal();
  const route = {
    method: "GET",
    path: "/slow",
    answer: async () => {
      reached.raise();
      await released.raised;
      return json(200, { slow: true });
    },
  } as const;
  return { route, reached: reached.raised, release: released.raise };
}

test("a stop waits for the request under way and takes no new connection", async (t) => {
  const { route, reached, release } = slowRoute();
  const { url, stop } = await startTestService(t, [route]);
  const slow = fetch(`${url}/slow`);
  await reached;

  const stopped = stop(60_000);
  await assert.rejects(fetch(`${url}/health`), "new connections are refused");
  release();

  assert.deepEqual(await (await slow).json(), { slow: true });
  assert.equal(await stopped, 0);
});

test("while it stops, an open connection is told 503 by /ready and then closed", async (t) => {
  const { port, stop } = await startTestService(t);
  const socket = connect(port, "127.0.0.1");
  t.after(() => socket.destroy());
  // Half of the second request arrives together with the first, so the connection is busy when the stop begins.
  socket.write("GET /health HTTP/1.1\r\nHost: x\r\n\r\nGET /ready HTTP/1.1\r\n");
  const [health] = await once(socket, "data");
  assert.match(String(health), /^HTTP\/1\.1 200 OK/);

  const stopped = stop(60_000);
  socket.write("Host: x\r\n\r\n");

  const ready = await text(socket);
  assert.match(ready, /^HTTP\/1\.1 503 Service Unavailable/);
  assert.match(ready, /^connection: close/im);
  assert.match(ready, /\{"status":"stopping"\}$/);
  assert.equal(await stopped, 0);
});

test("an idle connection does not hold up a stop", async (t) => {
  const { url, stop } = await startTestService(t);
  const agent = new Agent({ keepAlive: true });
  t.after(() => agent.destroy());
  const [response] = (await once(get(url, { agent }), "response")) as [IncomingMessage];
  await text(response);
  assert.equal(await stop(60_000), 0);
});

test("a request that does not end is cut off when the grace is over", async (t) => {
  const { route, reached, release } = slowRoute();
  t.after(release);
  const { url, stop } = await startTestService(t, [route]);
  const slow = assert.rejects(fetch(`${url}/slow`));
  await reached;
  assert.equal(await stop(10), 1);
  await slow;
});

test("a taken port is an error, not a hang", async (t) => {
  const { port, log } = await startTestService(t);
  await assert.rejects(startService({ ...testConfiguration, port }, log), { code: "EADDRINUSE" });
});
