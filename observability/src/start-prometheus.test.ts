import { spawn } from "node:child_process";
import { once } from "node:events";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";

const PROMETHEUS = process.env.WAYMARK_PROMETHEUS ?? "";
const repository = join(import.meta.dirname, "..");

/** Answers its address; every request is told to `hear`, which answers the body. */
async function listen(hear: (request: IncomingMessage) => string): Promise<string> {
  const server = createServer((request, response) => {
    const body = hear(request);
    response.setHeader("content-type", request.url === "/targets" ? "application/json" : "text/plain").end(body);
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  onTestFinished(() => void server.close().closeAllConnections());
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

test.skipIf(!PROMETHEUS)("in a container the platform is shown the token, and a service never", async () => {
  const heard = new Map<string, string | undefined>();
  const note = (who: string) => (request: IncomingMessage) => {
    heard.set(`${who} ${request.url}`, request.headers.authorization);
    return "";
  };
  const service = await listen(note("service"));
  const portal = await listen(note("portal"));
  const targets = JSON.stringify([{ targets: [service], labels: { service: "orders" } }]);
  const api = await listen((request) => note("api")(request) + (request.url === "/targets" ? targets : ""));

  const folder = await mkdtemp(join(tmpdir(), "waymark-start-prometheus-"));
  await cp(join(repository, "rules"), join(folder, "rules"), { recursive: true });
  const quick = (await readFile(join(repository, "prometheus.yml"), "utf8")).replace(/: \d+s$/gm, ": 1s");
  await writeFile(join(folder, "prometheus.yml"), quick);
  const child = spawn("sh", [join(repository, "start-prometheus.sh"), "--web.listen-address=127.0.0.1:0"], {
    env: {
      PATH: process.env.PATH,
      PROMETHEUS,
      PROMETHEUS_SOURCE: folder,
      PROMETHEUS_DATA: join(folder, "data"),
      API_ADDRESS: api,
      PORTAL_ADDRESS: portal,
      SANDBOX_ADDRESS: "",
      METRICS_TOKEN: "a token of the platform",
    },
    stdio: "ignore",
  });
  onTestFinished(async () => {
    child.kill("SIGTERM");
    if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
    await rm(folder, { recursive: true, force: true });
  });

  const token = "Bearer a token of the platform";
  await expect
    .poll(() => Object.fromEntries(heard), { timeout: 60_000 })
    .toEqual({
      "api /targets": token,
      "api /metrics": token,
      "portal /metrics": token,
      "service /metrics": undefined,
    });
  expect(child.exitCode).toBeNull();
});
