import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";

const server = fileURLToPath(new URL("server.js", import.meta.url));
const settings = { PORT: "0", ENVIRONMENT: "dev", COMMIT_SHA: "0123456", CPU_UNITS: "512" };
let service;
let address;

function start(...command) {
  const env = { ...process.env, ...settings };
  return spawn(process.execPath, command, { env, stdio: ["ignore", "pipe", "inherit"] });
}

/** The address that the service's first line tells. */
async function addressOf({ stdout }) {
  const [line] = await once(createInterface({ input: stdout }), "line");
  return `http://127.0.0.1:${JSON.parse(line).port}`;
}

before(async () => {
  service = start(server);
  address = await addressOf(service);
});
after(() => service.kill("SIGKILL"));

test("it says who it is, that it is well, and what it does not know", async () => {
  const answers = await Promise.all(["/?a=b", "/health", "/nowhere"].map((path) => fetch(address + path)));
  assert.deepEqual(await Promise.all(answers.map(async (one) => [one.status, await one.json()])), [
    [200, { service: "example-api", environment: "dev", commit: "0123456" }],
    [200, { status: "ok" }],
    [404, { error: "There is nothing here" }],
  ]);
  assert.equal((await fetch(`${address}/`, { method: "POST" })).status, 405);
});

test("it counts requests by route and not by path, and tells its limits", async () => {
  await fetch(`${address}/nowhere/at/all`);
  const answer = await fetch(`${address}/metrics`);
  assert.match(answer.headers.get("content-type"), /^text\/plain; version=0\.0\.4/);
  const metrics = await answer.text();
  assert.match(metrics, /^http_requests_total\{method="GET",route="unknown",status="404"\} 2$/m);
  assert.match(metrics, /^http_request_duration_seconds_bucket\{method="GET",route="\/",status="200",le="\+Inf"\} 1$/m);
  assert.match(metrics, /^service_build_info\{service="example-api",version="1\.0\.0",commit="0123456"\} 1$/m);
  assert.match(metrics, /^service_cpu_limit_cores 0\.5$/m);
  assert.match(metrics, /^process_resident_memory_bytes \d+$/m);
  assert.doesNotMatch(metrics, /nowhere/);
});

test("asked to stop, it ends with 0", async () => {
  const ended = once(service, "exit");
  service.kill("SIGTERM");
  assert.deepEqual(await ended, [0, null]);
});

test("its text alone is enough to run it, which is how an image of Node.js gets it", async () => {
  const told = start("--input-type=module", "--eval", readFileSync(server, "utf8"));
  assert.equal((await fetch(`${await addressOf(told)}/health`)).status, 200);
  told.kill("SIGKILL");
});
