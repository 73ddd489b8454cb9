import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Webhooks } from "@octokit/webhooks";
import { expect, onTestFinished, test, vi } from "vitest";
import { makeRepository } from "./testing/make-repository.ts";
import { type OpenSandbox, openSandbox, temporaryFolder } from "./testing/open-sandbox.ts";
import { addressOf, git } from "./testing/run-git-client.ts";

const secret = "It's a Secret to Everybody";
const webhooks = new Webhooks({ secret });

interface Received {
  event: string;
  action: string | undefined;
  guid: string;
  verified: boolean;
  payload: Record<string, unknown>;
}

/** A listener that keeps what it got, and a sandbox that sends there. */
async function openWithListener(
  answer = 202,
): Promise<OpenSandbox & { received: Received[]; until(count: number): Promise<void> }> {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString("utf8");
    const payload = JSON.parse(body) as Record<string, unknown>;
    received.push({
      event: String(request.headers["x-github-event"]),
      action: payload.action as string | undefined,
      guid: String(request.headers["x-github-delivery"]),
      verified: await webhooks.verify(body, String(request.headers["x-hub-signature-256"])),
      payload,
    });
    response.writeHead(answer).end();
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  const open = await openSandbox({ webhook: { url: `http://127.0.0.1:${port}/hook`, secret } });
  const until = (count: number) =>
    vi.waitFor(() => expect(received.length).toBeGreaterThanOrEqual(count), { timeout: 60_000 });
  return { ...open, received, until };
}

test("events are signed over the very body, and a push names its commits", async () => {
  const open = await openWithListener();
  const head = await makeRepository(open, "orders");
  await open.until(2);
  expect(open.received.map(({ event, action, verified }) => ({ event, action, verified }))).toEqual(
    expect.arrayContaining([
      { event: "repository", action: "created", verified: true },
      { event: "push", action: undefined, verified: true },
    ]),
  );
  expect(open.received.find(({ event }) => event === "push")?.payload).toMatchObject({
    ref: "refs/heads/main",
    created: true,
    after: head,
    head_commit: { id: head, message: "Begin", added: ["README.md"] },
    repository: { full_name: "acme/orders" },
    organization: { login: "acme" },
    sender: { login: "waymark[bot]", type: "Bot" },
    installation: { id: 50_001 },
  });
});

test("a push with git tells who pushed and what was dropped by force", async () => {
  const open = await openWithListener();
  const before = await makeRepository(open, "orders");
  const clone = await temporaryFolder();
  await git(clone, "clone", "--quiet", `${open.sandbox.url}/acme/orders.git`, ".");
  await git(clone, "commit", "--quiet", "--amend", "-m", "Begin again");
  await git(clone, "push", "--quiet", "--force", addressOf(open.sandbox.url, "acme/orders", "ada-token"), "HEAD:main");
  await open.until(3);
  // The network may change the order in which they come.
  const forced = open.received.find(({ payload }) => payload.before === before);
  expect(forced?.payload).toMatchObject({
    forced: true,
    commits: [{ message: "Begin again" }],
    pusher: { name: "ada" },
    sender: { login: "ada", type: "User" },
  });
});

test("a failed delivery is not repeated by itself; a redelivery keeps its GUID", async () => {
  const open = await openWithListener(500);
  await open.installation.request("POST /orgs/{org}/repos", { org: "acme", name: "orders", private: true });
  await open.until(1);
  const list = async () => (await open.app.request("GET /app/hook/deliveries")).data;
  await vi.waitFor(async () => expect(await list()).toMatchObject([{ status_code: 500, redelivery: false }]), {
    timeout: 60_000,
  });
  const [first] = await list();
  await open.app.request("POST /app/hook/deliveries/{delivery_id}/attempts", { delivery_id: Number(first?.id) });
  await open.until(2);
  expect(open.received[1]?.guid).toBe(open.received[0]?.guid);
  await vi.waitFor(async () => expect(await list()).toMatchObject([{ redelivery: true }, { redelivery: false }]), {
    timeout: 60_000,
  });
  const { data } = await open.app.request("GET /app/hook/deliveries/{delivery_id}", { delivery_id: Number(first?.id) });
  expect(data.request.payload).toMatchObject({ action: "created", repository: { name: "orders" } });
});

test("events can be dropped and later redelivered", async () => {
  const open = await openWithListener();
  await open.control({ webhooks: { drop: 1 } });
  await makeRepository(open, "orders");
  await open.until(1);
  expect(open.received.map(({ event }) => event)).toEqual(["push"]);
  const { data } = await open.app.request("GET /app/hook/deliveries");
  const dropped = data.find((delivery) => delivery.status === "dropped by a switch");
  await open.app.request("POST /app/hook/deliveries/{delivery_id}/attempts", { delivery_id: Number(dropped?.id) });
  await open.until(2);
  expect(open.received[1]).toMatchObject({ event: "repository", guid: dropped?.guid });
});

test("events can come twice, in the wrong order, or with a false signature", async () => {
  const open = await openWithListener();
  await open.control({ webhooks: { duplicate: 1 } });
  await open.installation.request("POST /orgs/{org}/repos", { org: "acme", name: "twice", private: true });
  await open.until(2);
  expect(open.received[0]?.guid).toBe(open.received[1]?.guid);

  await open.control({ webhooks: { reorder: true } });
  await makeRepository(open, "swapped");
  await open.until(4);
  expect(open.received.slice(2).map(({ event }) => event)).toEqual(["push", "repository"]);

  await open.control({ webhooks: { forge: 1 } });
  await open.installation.request("POST /orgs/{org}/repos", { org: "acme", name: "forged", private: true });
  await open.until(6);
  expect(
    open.received
      .slice(4)
      .map(({ verified }) => verified)
      .sort(),
  ).toEqual([false, true]);
});
