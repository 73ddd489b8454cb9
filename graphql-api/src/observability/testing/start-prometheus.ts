import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
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

/** Starts a Prometheus on a free port; it scrapes and judges twice a second, and is gone when the test ends. */
export async function startPrometheus(scrapeConfigs: string, rules = "groups: []"): Promise<RunningPrometheus> {
  const folder = await mkdtemp(join(tmpdir(), "waymark-prometheus-"));
  await writeFile(join(folder, "rules.yml"), rules);
  const every = "global: { scrape_interval: 500ms, evaluation_interval: 500ms }";
  await writeFile(
    join(folder, "prometheus.yml"),
    `${every}\nrule_files: [rules.yml]\nscrape_configs:\n${scrapeConfigs}\n`,
  );
  const child = spawn(
    PROMETHEUS,
    [
      `--config.file=${join(folder, "prometheus.yml")}`,
      `--storage.tsdb.path=${join(folder, "data")}`,
      "--web.listen-address=127.0.0.1:0",
    ],
    { stdio: ["ignore", "ignore", "pipe"] },
  );
  onTestFinished(async () => {
    await kill(child);
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  });
  const url = `http://${await findAddress(child)}`;
  await expect.poll(() => isReady(url), { timeout: 45_000 }).toBe(true);
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

/** Only its log tells the port that it was given: `msg="Listening on" address=127.0.0.1:34235`. */
function findAddress({ stderr }: ChildProcess): Promise<string> {
  let said = "";
  return new Promise((resolve, reject) => {
    stderr?.setEncoding("utf8").on("data", (text: string) => {
      said += text;
      const [, address] = /"Listening on"\S* address=(\S+)/.exec(said) ?? [];
      if (address) resolve(address);
    });
    stderr?.once("end", () => reject(new Error(`Prometheus did not start: ${said}`)));
  });
}
