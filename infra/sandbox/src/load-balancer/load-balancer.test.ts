import { request } from "node:http";
import { expect, test, vi } from "vitest";
import { ask, eventually, makeImage, type OpenEcs, openEcs, patience, versionAt } from "../ecs/testing/open-ecs.ts";

async function openWithOrders(): Promise<OpenEcs> {
  const open = await openEcs();
  await makeImage(open.options.imagesDir, "orders", "one");
  await open.create(await open.register("one"));
  await eventually(async () => expect(await versionAt(open.ecs.loadBalancerUrl)).toBe("one"));
  return open;
}

test("an unknown host gets a page that names those that are known", async () => {
  const { ecs } = await openWithOrders();
  const { status, text } = await ask(ecs.loadBalancerUrl, "nothing.dev.localhost");
  expect(status).toBe(404);
  expect(text).toContain("No service answers at nothing.dev.localhost");
  expect(text).toContain(`href="http://orders.dev.localhost:${new URL(ecs.loadBalancerUrl).port}"`);
  expect((await ask(ecs.loadBalancerUrl, "orders.staging.localhost")).status).toBe(404);
  expect((await ask(ecs.loadBalancerUrl, "<b>.dev.localhost")).text).not.toContain("<b>");
});

test("a body goes through whole, and headers of one connection do not", async () => {
  const { ecs } = await openWithOrders();
  const { port } = new URL(ecs.loadBalancerUrl);
  const text = await new Promise<string>((resolve, reject) => {
    const asked = request(
      {
        host: "127.0.0.1",
        port,
        method: "POST",
        headers: { host: "orders.dev.localhost", te: "trailers", "x-forwarded-for": "10.0.0.1", cookie: "a=b" },
      },
      async (response) => {
        let body = "";
        for await (const piece of response) body += String(piece);
        resolve(body);
      },
    );
    asked.on("error", reject);
    asked.write("x".repeat(100_000));
    asked.end();
  });
  const { headers } = JSON.parse(text);
  expect(headers).toMatchObject({
    "x-forwarded-for": "10.0.0.1, 127.0.0.1",
    cookie: "a=b",
    "transfer-encoding": "chunked",
  });
  expect(headers["x-amzn-trace-id"]).toMatch(/^Root=1-[0-9a-f]{8}-[0-9a-f]{24}$/);
  expect(headers).not.toHaveProperty("te");
});

test("a WebSocket is passed on to a task", async () => {
  const { ecs } = await openWithOrders();
  const { port } = new URL(ecs.loadBalancerUrl);
  const frame = await new Promise<string>((resolve, reject) => {
    const asked = request({
      host: "127.0.0.1",
      port,
      headers: {
        host: "orders.dev.localhost",
        connection: "Upgrade",
        upgrade: "websocket",
        "sec-websocket-version": "13",
        "sec-websocket-key": "dGhlIHNhbXBsZSBub25jZQ==",
      },
    });
    asked.on("upgrade", (response, socket, head) => {
      expect(response.headers["sec-websocket-accept"]).toBe("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
      let said = head.toString("latin1");
      socket.on("data", (piece: Buffer) => {
        said += piece.toString("latin1");
        if (said.length >= 7) resolve(said.slice(2));
      });
      if (said.length >= 7) resolve(said.slice(2));
    });
    asked.on("error", reject);
    asked.end();
  });
  expect(frame).toBe("hello");
});

test("a task that ends in the middle of an answer is a bad gateway, and the next one takes over", async () => {
  const open = await openWithOrders();
  const waiting = ask(open.ecs.loadBalancerUrl, undefined, "/?wait=600000");
  const pid = await vi.waitFor(async () => {
    const task = JSON.parse((await ask(open.ecs.loadBalancerUrl)).text);
    expect(task.unanswered).toBe(2);
    return task.pid;
  }, patience);
  process.kill(pid, "SIGKILL");
  expect((await waiting).status).toBe(502);
  await eventually(async () => {
    const { status, text } = await ask(open.ecs.loadBalancerUrl);
    expect(status).toBe(200);
    expect(JSON.parse(text).pid).not.toBe(pid);
  });
  expect(await open.tasks("STOPPED")).toMatchObject([{ containers: [{ exitCode: 137 }] }]);
});
