import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createServer as createSocketServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished } from "vitest";

/** The program, as whoever runs the tests names it; without it these suites are skipped. */
export const PROMETHEUS = process.env.WAYMARK_PROMETHEUS ?? "";

export interface RunningPrometheus {
  url: string;
  /** Stops it as a machine that loses its power does. */
  kill(): Promise<void>;
}

/** Starts a Prometheus on a free port; it scrapes and judges five times a second, and is gone when the test ends. */
export async function startPrometheus(scrapeConfigs: string, rules = "groups: []"): Promise<RunningPrometheus> {
  const folder = await mkdtemp(join(tmpdir(), "waymark-prometheus-"));
  await writeFile(join(folder, "rules.yml"), rules);
  const every = "global: { scrape_interval: 200ms, evaluation_interval: 200ms }";
  await writeFile(
    join(folder, "prometheus.yml"),
    `${every}\nrule_files: [rules.yml]\nscrape_configs:\n${scrapeConfigs}\n`,
  );
  const port = await findPort();
  const child = spawn(
    PROMETHEUS,
    [
      `--config.file=${join(folder, "prometheus.yml")}`,
      `--storage.tsdb.path=${join(folder, "data")}`,
      `--web.listen-address=127.0.0.1:${port}`,
      "--log.level=error",
    ],
    { stdio: ["ignore", "inherit", "inherit"] },
  );
  onTestFinished(async () => {
    await kill(child);
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  });
  const url = `http://127.0.0.1:${port}`;
  await expect.poll(() => isReady(url)).toBe(true);
  return { url, kill: () => kill(child) };
}

/** A target whose numbers a test sets; answers its address as `host:port`. */
export async function serveMetrics(write: () => string | Promise<string>): Promise<string> {
  const server = createServer(async (_request, response) => {
    const text = await write();
    response.writeHead(200, { "content-type": "text/plain; version=0.0.4" }).end(text);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close().closeAllConnections());
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function isReady(url: string): Promise<boolean> {
  return fetch(`${url}/-/ready`).then(
    ({ ok }) => ok,
    () => false,
  );
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill("SIGKILL");
  await once(child, "exit");
}

async function findPort(): Promise<number> {
  const server = createSocketServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}
