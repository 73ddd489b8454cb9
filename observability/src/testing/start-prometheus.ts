import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { type Program, startProgram } from "../../../web/browser/start-program.ts";
import type { PrometheusOptions } from "../../../web/browser/start-prometheus.ts";

const source = resolve(import.meta.dirname, "../..");

/** Starts a Prometheus with the repository's own configuration and rules, except that everything happens every two seconds. */
export async function startPrometheus({ program, port, folder, addresses }: PrometheusOptions): Promise<Program> {
  await mkdir(join(folder, "rules"), { recursive: true });
  for (const name of await readdir(join(source, "rules"))) {
    if (!name.endsWith(".yml")) continue;
    const rules = await readFile(join(source, "rules", name), "utf8");
    await writeFile(join(folder, "rules", name), rules.replace(/^( +interval): \w+$/gm, "$1: 2s"));
  }
  const file = join(folder, "prometheus.yml");
  const host = (url: string) => new URL(url).host;
  const configuration = await readFile(join(source, "prometheus.yml"), "utf8");
  await writeFile(
    file,
    configuration
      .replace(/^( *\w+_(?:interval|timeout)): \w+$/gm, "$1: 2s")
      .replaceAll("localhost:4000", host(addresses.api))
      .replaceAll("localhost:3000", host(addresses.portal))
      .replaceAll("localhost:4010", host(addresses.sandbox))
      .replaceAll('"localhost:8080"', ""),
  );
  const words = [
    `--config.file=${file}`,
    `--storage.tsdb.path=${join(folder, "data")}`,
    `--web.listen-address=127.0.0.1:${port}`,
    "--log.level=error",
  ];
  return startProgram({ command: [program, ...words], environment: {}, ready: `http://127.0.0.1:${port}/-/ready` });
}
