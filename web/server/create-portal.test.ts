import { createServer, type RequestListener, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import { afterEach, expect, test } from "vitest";
import { readConfig } from "../app/config.server.ts";
import { createPortal } from "./create-portal.ts";

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function open(server: Server): Promise<number> {
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return (server.address() as AddressInfo).port;
}

/** A portal in front of `upstream`, whose pages answer with what they were asked. */
async function openPortal(
  upstream: RequestListener | Server | null,
  publicUrl = "http://portal.test",
  variables: Record<string, string> = {},
): Promise<string> {
  const server = upstream === null || "listen" in upstream ? upstream : createServer(upstream);
  const apiUrl = server === null ? "http://127.0.0.1:9" : `http://127.0.0.1:${await open(server)}`;
  const config = readConfig({ ...variables, API_URL: apiUrl, PUBLIC_URL: publicUrl });
  const portal = await createPortal(config, async () => (asked, answer) => {
    answer.json({ url: asked.url, headers: asked.headers, nonce: answer.locals.nonce });
  });
  return `http://127.0.0.1:${await open(portal)}`;
}

const echo: RequestListener = (asked, answer) => answer.end(JSON.stringify({ url: asked.url, headers: asked.headers }));

test("the API hears where a request came from, and hears it from the portal alone", async () => {
  const portal = await openPortal(echo, "https://waymark.example.com");
  const spoofed = {
    "x-forwarded-for": "6.6.6.6",
    "x-forwarded-host": "evil.example",
    "x-forwarded-proto": "gopher",
    "x-real-ip": "6.6.6.6",
    forwarded: "for=6.6.6.6",
  };

  for (const path of ["/graphql", "/auth/callback?code=1", "/webhooks/github"]) {
    const heard = await (await fetch(`${portal}${path}`, { headers: { ...spoofed, cookie: "a=b" } })).json();
    expect(heard.url).toBe(path);
    expect(heard.headers).toMatchObject({
      cookie: "a=b",
      "x-forwarded-for": "127.0.0.1",
      "x-forwarded-host": new URL(portal).host,
      "x-forwarded-proto": "https",
    });
    expect(JSON.stringify(heard)).not.toMatch(/6\.6\.6\.6|evil|gopher/);
  }
});

test("a path that only begins like one of the API's is the portal's own", async () => {
  const portal = await openPortal(echo);
  for (const path of ["/graphqlx", "/author", "/webhooks/github/x", "/services/graphql"]) {
    expect((await (await fetch(`${portal}${path}`)).json()).nonce, path).toBeDefined();
  }
});

test("a socket for /graphql reaches the API, any other is closed", async () => {
  const api = createServer();
  api.on("upgrade", (asked, socket) => {
    socket.end(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nX-Heard: ${asked.headers["x-forwarded-for"]}\r\n\r\n`,
    );
  });
  const portal = await openPortal(api);

  expect(await upgrade(`${portal}/graphql`)).toBe("127.0.0.1");
  await expect(upgrade(`${portal}/services`)).rejects.toThrow("socket hang up");
});

test("a browser that vanishes in the middle of a socket harms nobody else", async () => {
  const api = createServer();
  const left = new Promise<void>((resolve) => {
    api.on("upgrade", (_asked, socket) => {
      socket.write("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n");
      socket.on("error", () => {}).on("end", () => resolve(void socket.end()));
      socket.resume();
    });
  });
  const portal = await openPortal(api);

  const asked = request(`${portal}/graphql`, { headers: { connection: "Upgrade", upgrade: "websocket" } }).end();
  asked.on("upgrade", (_answer, socket) => "resetAndDestroy" in socket && socket.resetAndDestroy());
  await left;
  expect((await fetch(`${portal}/healthz`)).status).toBe(200);
});

test("an API that does not answer is said in words: JSON for programs, the sign-in page for people", async () => {
  const portal = await openPortal(null);

  const program = await fetch(`${portal}/graphql`, { method: "POST", body: "{}" });
  expect(program.status).toBe(502);
  expect((await program.json()).errors[0].extensions.code).toBe("UNAVAILABLE");

  const person = await fetch(`${portal}/auth/sign-in`, { redirect: "manual" });
  expect(person.status).toBe(302);
  expect(person.headers.get("location")).toBe("/sign-in?error=unavailable");
  await expect(upgrade(`${portal}/graphql`)).rejects.toThrow("502");
});

test("every page comes with a policy that lets only its own scripts run, under a new nonce each time", async () => {
  const portal = await openPortal(echo, "https://waymark.example.com");
  const [first, second] = await Promise.all([fetch(`${portal}/services`), fetch(`${portal}/services`)]);
  const { nonce } = await first.json();

  expect(nonce).toHaveLength(24);
  expect((await second.json()).nonce).not.toBe(nonce);
  expect(first.headers.get("content-security-policy")?.split("; ")).toEqual([
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self' wss://waymark.example.com",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ]);
  expect(first.headers.get("x-content-type-options")).toBe("nosniff");
  expect(first.headers.get("referrer-policy")).toBe("same-origin");
  expect(first.headers.get("strict-transport-security")).toBe("max-age=31536000");
  expect(first.headers.get("x-powered-by")).toBeNull();
});

test("a form of another site cannot act with somebody's cookie", async () => {
  const portal = await openPortal(echo);
  const post = async (headers: Record<string, string>) =>
    (await fetch(`${portal}/theme`, { method: "POST", body: "", headers })).status;
  const cookie = "session=1";

  expect(await post({ cookie, origin: "https://evil.example" })).toBe(403);
  expect(await post({ cookie, origin: "null" })).toBe(403);
  expect(await post({ cookie })).toBe(403);
  expect(await post({ cookie, origin: "http://portal.test" })).toBe(200);
  expect(await post({ cookie, "sec-fetch-site": "same-origin" })).toBe(200);
  expect(await post({})).toBe(200);
});

test("a body is refused when it is too large, or does not say how large it is", async () => {
  const portal = await openPortal(echo);
  const large = await fetch(`${portal}/api/services`, { method: "POST", body: "x".repeat(1_048_577) });
  expect(large.status).toBe(413);

  const endless = await fetch(`${portal}/api/services`, {
    method: "POST",
    body: new Blob(["x"]).stream(),
    duplex: "half",
  });
  expect(endless.status).toBe(411);
});

test("the portal is alive as long as it answers, whatever the API does", async () => {
  const portal = await openPortal(null);
  const probe = await fetch(`${portal}/healthz`);
  expect([probe.status, await probe.text()]).toEqual([200, "ok\n"]);
});

test("/metrics tells requests by kind of address, open sockets and where the portal is", async () => {
  const api = createServer(echo);
  const left = new Promise<void>((resolve) => {
    api.on("upgrade", (_asked, socket) => {
      socket.write("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n");
      socket.resume().on("end", () => resolve(void socket.end()));
    });
  });
  const portal = await openPortal(api);
  const read = async () => (await fetch(`${portal}/metrics`)).text();
  for (const path of ["/services/a-name", "/services?_data=routes%2Fx", "/assets/x.js", "/graphql"])
    await fetch(`${portal}${path}`);
  const asked = request(`${portal}/graphql`, { headers: { connection: "Upgrade", upgrade: "websocket" } }).end();
  const socket = await new Promise<Duplex>((resolve) => asked.on("upgrade", (_answer, opened) => resolve(opened)));

  await expect.poll(read).toMatch(/^waymark_portal_live_sockets 1$/m);
  const metrics = await read();
  for (const route of ["page", "data", "asset", "platform", "probe"])
    expect(metrics).toMatch(new RegExp(`_seconds_count\\{method="GET",route="${route}",status="200"\\} \\d`));
  expect(metrics).toContain('waymark_portal_info{url="http://portal.test"} 1');
  expect(metrics).not.toContain("a-name");

  socket.end();
  await left;
  await expect.poll(read).toMatch(/^waymark_portal_live_sockets 0$/m);
});

test("with a token, /metrics answers only who knows it", async () => {
  const portal = await openPortal(null, "http://portal.test", { METRICS_TOKEN: "a secret of Prometheus" });
  const ask = async (authorization: string) =>
    (await fetch(`${portal}/metrics`, { headers: { authorization } })).status;
  expect(await ask("")).toBe(401);
  expect(await ask("Bearer a secret")).toBe(401);
  expect(await ask("Bearer a secret of Prometheus")).toBe(200);
});

/** Asks for a WebSocket and answers the header by which the upstream says whom it saw. */
function upgrade(url: string): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    const asked = request(url, {
      headers: { connection: "Upgrade", upgrade: "websocket", "x-forwarded-for": "6.6.6.6" },
    });
    asked.on("upgrade", (answer, socket) => {
      socket.destroy();
      resolve(answer.headers["x-heard"]?.toString());
    });
    asked.on("response", (answer) => reject(new Error(String(answer.statusCode))));
    asked.on("error", reject);
    asked.end();
  });
}
