import { once } from "node:events";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { expect, onTestFinished, test } from "vitest";
import { parseWorkflowJob } from "./parse-workflow-job.ts";
import { parseWorkflowRun } from "./parse-workflow-run.ts";
import { addWorkflow, dispatchOf, QUICK, REPOSITORY, runThatIs } from "./testing/add-workflow.ts";
import { openGitHub } from "./testing/open-github.ts";
import { verifyWebhookSignature } from "./verify-webhook-signature.ts";

const SECRET = "It's a Secret to Everybody";
const SIGNATURE = "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";
const BODY = Buffer.from("Hello, World!");

interface Delivery {
  headers: IncomingHttpHeaders;
  body: Buffer;
}

async function listen(): Promise<{ url: string; deliveries: Delivery[] }> {
  const deliveries: Delivery[] = [];
  const server = createServer(async (request, response) => {
    deliveries.push({ headers: request.headers, body: await buffer(request) });
    response.writeHead(202).end();
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close().closeAllConnections());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, deliveries };
}

function payloadsOf(deliveries: Delivery[], event: string): Record<string, unknown>[] {
  const wanted = deliveries.filter(({ headers }) => headers["x-github-event"] === event);
  return wanted.map(({ body }) => JSON.parse(body.toString("utf8")) as Record<string, unknown>);
}

test("GitHub's own example of a signature is right", () => {
  expect(verifyWebhookSignature(SECRET, BODY, SIGNATURE)).toBe(true);
});

test.each([
  ["another body", SECRET, Buffer.from("Hello, World"), SIGNATURE],
  ["another secret", "another", BODY, SIGNATURE],
  ["a changed digit", SECRET, BODY, SIGNATURE.replace(/7$/, "8")],
  ["a signature cut short", SECRET, BODY, SIGNATURE.slice(0, -2)],
  ["more behind the signature", SECRET, BODY, `${SIGNATURE}00`],
  ["the older kind of signature", SECRET, BODY, SIGNATURE.replace("sha256", "sha1")],
  ["no signature", SECRET, BODY, undefined],
  ["an empty one", SECRET, BODY, ""],
])("%s is forged", (_what, secret, body, header) => {
  expect(verifyWebhookSignature(secret, body, header)).toBe(false);
});

test("without a secret nothing is verified", () => {
  expect(() => verifyWebhookSignature("", BODY, SIGNATURE)).toThrow("must not be empty");
});

test("what webhooks tell of a run and its jobs is what GitHub tells when it is asked", async () => {
  const { url, deliveries } = await listen();
  const { github } = await openGitHub({ actions: {}, webhook: { url, secret: SECRET } });
  await addWorkflow(github, QUICK);
  const runId = (await github.dispatchWorkflow(dispatchOf("dep_1")))?.runId ?? 0;
  const run = await runThatIs(github, runId, "completed");
  const runs = () => payloadsOf(deliveries, "workflow_run").map((payload) => parseWorkflowRun(payload.workflow_run));
  // They come in no order.
  await expect
    .poll(() =>
      runs()
        .map((one) => one?.status)
        .sort(),
    )
    .toEqual(["completed", "in_progress", "queued"]);
  expect(runs()).toContainEqual(run);
  const told = () => payloadsOf(deliveries, "workflow_job").map((payload) => parseWorkflowJob(payload.workflow_job));
  const jobs = await github.listWorkflowJobs(REPOSITORY, runId);
  expect(jobs.map(({ name, steps }) => `${name} ${steps.length > 0}`)).toEqual(["Check true", "Deploy true"]);
  for (const job of jobs) await expect.poll(told).toContainEqual(job);
  const begun = () => told().filter((job) => job?.status === "queued");
  await expect.poll(() => begun().map((job) => job?.startedAt)).toEqual([null, null]);

  for (const { headers, body } of deliveries) {
    const header = headers["x-hub-signature-256"] as string;
    expect(verifyWebhookSignature(SECRET, body, header)).toBe(true);
    expect(verifyWebhookSignature("another", body, header)).toBe(false);
  }
});

const RUN = {
  ...{ id: 30_433_642, run_attempt: 2, status: "queued", conclusion: null, display_title: "deploy dev [dep_1]" },
  ...{ path: ".github/workflows/cd.yml@main", event: "workflow_dispatch", head_sha: "0a1b", actor: null },
  html_url: "https://github.com/acme/shop/actions/runs/30433642",
  ...{ created_at: "2026-11-23T15:00:00Z", run_started_at: null, updated_at: "2026-11-23T15:00:01.5Z" },
};

test("a run without an account, of another branch, not begun yet is understood", () => {
  expect(parseWorkflowRun(RUN)).toMatchObject({
    attempt: 2,
    actorLogin: null,
    workflowPath: ".github/workflows/cd.yml",
    startedAt: new Date("2026-11-23T15:00:00Z"),
    updatedAt: new Date("2026-11-23T15:00:01.500Z"),
  });
});

test.each([
  ["requested", "queued"],
  ["pending", "queued"],
  ["waiting", "waiting"],
  ["in_progress", "in_progress"],
  ["completed", "completed"],
  ["a word of tomorrow", "queued"],
  [null, "queued"],
])("the status %s counts as %s", (word, status) => {
  expect(parseWorkflowRun({ ...RUN, status: word })?.status).toBe(status);
});

test.each([
  ["nothing", undefined],
  ["a list", []],
  ["an id that is none", { ...RUN, id: "30433642" }],
  ["a time that is none", { ...RUN, created_at: "yesterday" }],
  ["a script for an address", { ...RUN, html_url: "javascript:alert(1)" }],
  ["a job", { ...RUN, display_title: undefined, name: "Deploy", run_id: 1 }],
])("%s is no run", (_what, value) => {
  expect(parseWorkflowRun(value)).toBeNull();
});

test("a run is no job, and a job that waits has neither begun nor steps", () => {
  expect(parseWorkflowJob(RUN)).toBeNull();
  const job = { id: 9_000_000_000, run_id: 7, name: "Deploy", status: "waiting", started_at: "2026-11-23T15:00:00Z" };
  expect(parseWorkflowJob(job)).toEqual({
    ...{ id: 9_000_000_000, runId: 7, attempt: 1, name: "Deploy", status: "waiting", conclusion: null },
    ...{ url: null, startedAt: null, completedAt: null, steps: [] },
  });
});
