import { afterAll, beforeAll, expect, test } from "vitest";
import WebSocket from "ws";
import { startWorld, type TestApi, type World } from "../testing/start-test-platform.ts";
import { statementsOf } from "../testing/statements-of.ts";

let world: World;
let api: TestApi;
let portal: string;
let cookie: string;
beforeAll(async () => {
  world = await startWorld();
  api = await world.startApi();
  portal = api.running.platform.config.http.publicUrl;
  cookie = await api.signIn("ada");
});
afterAll(() => world.stop());

const CREATE = 'mutation { createApiToken(input: { name: "x", scopes: [READ] }) { secret } }';
const countTokens = async () =>
  (await api.running.platform.pool.query("select count(*)::int as n from api_tokens")).rows[0].n;
interface Answered {
  data?: { createApiToken: { secret: string } } | null;
}
const bodyOf = async (response: Response) => (await response.json()) as Answered;
const post = (headers: Record<string, string>) =>
  fetch(`${api.url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify({ query: CREATE }),
  });

const createToken = async () =>
  (await bodyOf(await post({ cookie, origin: portal }))).data?.createApiToken.secret ?? "";

test("a page of another site, or one that hides where it comes from, does nothing with somebody's cookie", async () => {
  const before = await countTokens();
  const pages = [{ origin: "https://evil.example" }, { origin: "null" }, { "sec-fetch-site": "same-site" }, {}];
  for (const page of pages as Record<string, string>[]) {
    const response = await post({ cookie, ...page });
    expect([response.status, (await bodyOf(response)).data ?? null]).toEqual([403, null]);
  }
  expect(await countTokens()).toBe(before);
});

test("our own page and a script with a token do what they ask for", async () => {
  const before = await countTokens();
  const secret = await createToken();
  expect(secret).toMatch(/^wm_/);
  expect(await countTokens()).toBe(before + 1);
  const answer = await api.graphql("{ viewer { login } }", {}, { token: secret });
  expect(answer.data).toEqual({ viewer: { login: "ada" } });
});

test("a form or a link of another site cannot reach a mutation", async () => {
  const before = await countTokens();
  const query = new URLSearchParams({ query: CREATE });
  const tries = await Promise.all([
    fetch(`${api.url}/graphql?${query}`, { headers: { cookie } }),
    fetch(`${api.url}/graphql`, { method: "POST", headers: { cookie, origin: "https://evil.example" }, body: query }),
    fetch(`${api.url}/graphql`, {
      method: "POST",
      headers: { cookie, origin: portal, "content-type": "text/plain" },
      body: JSON.stringify({ query: CREATE }),
    }),
  ]);
  for (const { status } of tries) expect(status).toBeGreaterThanOrEqual(400);
  expect(await countTokens()).toBe(before);
});

test("a page of another site cannot listen with somebody's cookie", async () => {
  expect(await closeCodeFor({ origin: "https://evil.example", cookie })).toBe(4403);
  expect(await closeCodeFor({ cookie })).toBe(4403);
});

test("a revoked token's open socket is closed by the next look at it", async () => {
  const socket = connect({ authorization: `Bearer ${await createToken()}` });
  await hear(socket);
  const closed = new Promise((resolve) => socket.once("close", resolve));
  const looks = await statementsOf(
    api,
    async () => {
      await api.running.platform.pool.query("update api_tokens set revoked_at = now()");
      expect(await closed).toBe(4403);
    },
    isLook,
  );
  // One may have been on its way when the token was revoked.
  expect(looks.length).toBeOneOf([1, 2]);
});

test("who connects while open sockets are looked at stays connected", async () => {
  const { pool } = api.running.platform;
  const connected = async () => {
    const socket = connect({ authorization: `Bearer ${await createToken()}` });
    expect(await hear(socket)).toContain("connection_ack");
    return socket;
  };
  const first = await connected();
  const { query } = pool;
  let second: WebSocket | undefined;
  const looked = new Promise<void>((resolve) => {
    const slow = async (...given: unknown[]) => {
      const asked = Reflect.apply(query, pool, given);
      if (!isLook(given[0])) return asked;
      Object.assign(pool, { query });
      second = await connected();
      resolve();
      return asked;
    };
    Object.assign(pool, { query: slow });
  });
  await looked;
  second?.send('{"type":"ping"}');
  expect(second && (await hear(second))).toBe('{"type":"pong"}');
  for (const socket of [first, second]) socket?.close();
});

/** Whether a statement asks whose sockets may stay open. */
const isLook = (statement: unknown): boolean => JSON.stringify(statement).includes("any($1::uuid[])");

/** The next that a socket is told; how it was closed, if it was. */
const hear = (socket: WebSocket): Promise<string> =>
  new Promise((resolve) => {
    socket.once("message", (data) => resolve(String(data)));
    socket.once("close", (code) => resolve(`closed with ${code}`));
  });

function connect(headers: Record<string, string>): WebSocket {
  const socket = new WebSocket(`${api.url.replace("http", "ws")}/graphql`, "graphql-transport-ws", { headers });
  socket.once("open", () => socket.send('{"type":"connection_init"}'));
  return socket;
}

const closeCodeFor = (headers: Record<string, string>): Promise<number> =>
  new Promise((resolve) => connect(headers).once("close", resolve));
