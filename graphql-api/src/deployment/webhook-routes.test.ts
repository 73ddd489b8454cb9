import { randomUUID } from "node:crypto";
import { connect } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { seedPlaces } from "../environment/testing/seed-places.ts";
import { openInbox, signatureOf } from "./testing/open-inbox.ts";
import { ownRepository } from "./testing/seed-delivery.ts";
import { jobPayload, runPayload } from "./testing/workflow-payloads.ts";

const MEBIBYTE = 1024 * 1024;
const RUN = { repository: 7, id: 1, status: "queued" };
const JOB = { repository: 7, run: 1, id: 2, name: "cd / Deploy", status: "queued", steps: 1, done: 0 };

const headersOf = (body: string | Buffer, more: Record<string, string> = {}) => ({
  "content-type": "application/json",
  "x-github-event": "workflow_run",
  "x-github-delivery": randomUUID(),
  "x-hub-signature-256": signatureOf(body),
  ...more,
});

test("what GitHub signed is stored with the fields that are used, and a repeated delivery is one", async () => {
  const { send, sql, inbox } = await openInbox();
  await inbox.stop();
  const guid = randomUUID();
  expect(await send("workflow_run", runPayload(RUN), { guid })).toBe(202);
  expect(await send("workflow_run", runPayload(RUN), { guid })).toBe(202);
  expect(await send("workflow_job", jobPayload(JOB))).toBe(202);
  const rows = await sql(
    "select event, repository_id, workflow_run_id, payload from webhook_deliveries order by event",
  );
  expect(rows).toMatchObject([
    { event: "workflow_job", repository_id: "7", workflow_run_id: "1", payload: { job: { name: "cd / Deploy" } } },
    {
      event: "workflow_run",
      repository_id: "7",
      workflow_run_id: "1",
      payload: { run: { title: "deploy dev [by hand]" } },
    },
  ]);
  expect(JSON.stringify(rows)).not.toContain("display_title");
});

test("a thousand forged ones are refused, and nothing is written", async () => {
  const { send, url, sql } = await openInbox();
  const genuine = JSON.stringify(runPayload(RUN));
  const forge = async (number: number): Promise<number> => {
    if (number % 4 === 0) return send("workflow_run", runPayload(RUN), { secret: "another secret" });
    const signatures = ["sha256=00", "", signatureOf(`${genuine} `), signatureOf(genuine).replace("sha256=", "sha1=")];
    const signature = signatures[number % signatures.length] ?? "";
    const headers = headersOf(genuine, { "x-hub-signature-256": signature });
    return (await fetch(url, { method: "POST", headers, body: genuine })).status;
  };
  const statuses: number[] = [];
  for (let number = 0; number < 1000; number += 20) {
    statuses.push(...(await Promise.all(Array.from({ length: 20 }, (_, index) => forge(number + index)))));
  }
  expect(statuses).toEqual(Array(1000).fill(401));
  expect(await sql("select guid from webhook_deliveries")).toEqual([]);
});

test("without a secret nothing is taken, and the answer says what is missing", async () => {
  const { url, sql } = await openInbox(null);
  const body = JSON.stringify(runPayload(RUN));
  const response = await fetch(url, { method: "POST", headers: headersOf(body), body });
  expect([response.status, await response.json()]).toEqual([
    503,
    { message: "No webhooks are taken here: GITHUB_WEBHOOK_SECRET is not set." },
  ]);
  expect(await sql("select guid from webhook_deliveries")).toEqual([]);
});

const UNNEEDED: [what: string, body: string, headers: Record<string, string>, status: number][] = [
  ["a form", "payload=%7B%7D", { "content-type": "application/x-www-form-urlencoded" }, 400],
  ["no JSON", "{", {}, 400],
  ["no body", "", {}, 400],
  ["no delivery", JSON.stringify(runPayload(RUN)), { "x-github-delivery": "" }, 400],
  ["a delivery that is a text", JSON.stringify(runPayload(RUN)), { "x-github-delivery": "a b" }, 400],
  ["another shape", JSON.stringify({ workflow_run: { id: "1" } }), {}, 202],
  ["an event nobody asked for", "{}", { "x-github-event": "star" }, 202],
  ["a ping", '{"zen":"Design for failure."}', { "x-github-event": "ping" }, 202],
  ["a run of CI", JSON.stringify(runPayload({ ...RUN, path: ".github/workflows/ci.yml", event: "push" })), {}, 202],
];

test("what is genuine and not needed is answered, and kept nowhere", async () => {
  const { url, sql } = await openInbox();
  for (const [what, body, headers, status] of UNNEEDED) {
    const response = await fetch(url, { method: "POST", headers: headersOf(body, headers), body });
    expect([what, response.status]).toEqual([what, status]);
  }
  expect(await sql("select guid from webhook_deliveries")).toEqual([]);
});

test("a body of GitHub's largest size is read, and a larger one is refused", async () => {
  const { url, sql, inbox } = await openInbox();
  await inbox.stop();
  const padded = (bytes: number) => {
    const text = JSON.stringify({ ...runPayload(RUN), padding: "" });
    return `${text.slice(0, -2)}${"x".repeat(bytes - text.length)}"}`;
  };
  const post = async (body: string) => (await fetch(url, { method: "POST", headers: headersOf(body), body })).status;
  expect(await post(padded(25 * MEBIBYTE))).toBe(202);
  expect(await post(padded(25 * MEBIBYTE + 1))).toBe(413);
  const [row] = await sql<{ size: number }>("select length(payload::text) as size from webhook_deliveries");
  expect(row?.size).toBeLessThan(1000);
});

test("strangers who announce much and send nothing hold up the large ones alone", async () => {
  const { url, send, platform, sql } = await openInbox();
  const { port } = new URL(url);
  for (let count = 0; count < 2; count += 1) {
    const socket = connect(Number(port), "127.0.0.1");
    onTestFinished(() => void socket.destroy());
    const length = `content-length: ${25 * MEBIBYTE}`;
    socket.write(`POST /webhooks/github HTTP/1.1\r\nhost: here\r\n${length}\r\nx-hub-signature-256: x\r\n\r\nx`);
  }
  const body = Buffer.alloc(20 * MEBIBYTE, " ");
  const large = async () => (await fetch(url, { method: "POST", headers: headersOf(body), body })).status;
  await expect.poll(large).toBe(503);
  await seedPlaces(platform.pool, [{ service: "shop", environment: "dev", deployment: null }]);
  await ownRepository({ sql }, "shop", 7);
  expect(await send("workflow_run", runPayload(RUN))).toBe(202);
});

test("a text that no database can hold is stored without what it cannot hold", async () => {
  const { send, sql, inbox } = await openInbox();
  await inbox.stop();
  expect(await send("workflow_job", jobPayload({ ...JOB, name: "Dep\0loy \ud800" }))).toBe(202);
  expect(await sql("select payload -> 'job' ->> 'name' as name from webhook_deliveries")).toEqual([
    { name: "Deploy \ufffd" },
  ]);
});

test("what cannot be stored is not answered as if it were", async () => {
  const { send, platform } = await openInbox();
  await platform.pool.query("alter table webhook_deliveries rename to away");
  expect(await send("workflow_run", runPayload(RUN))).toBe(503);
  await platform.pool.query("alter table away rename to webhook_deliveries");
  expect(await send("workflow_run", runPayload(RUN))).toBe(202);
});
