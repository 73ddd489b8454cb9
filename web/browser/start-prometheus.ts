import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Program, startProgram } from "./start-program.ts";

export type PrometheusOptions = {
  /** The path of the program. */
  program: string;
  port: number;
  /** Where it keeps what it measures. */
  folder: string;
  addresses: { api: string; portal: string; sandbox: string };
};

/** Starts a Prometheus that scrapes what the API tells it to, and judges by a rule that fires at once, every second. */
export async function startPrometheus({ program, port, folder, addresses }: PrometheusOptions): Promise<Program> {
  const file = join(folder, "prometheus.yml");
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "rules.yml"), RULES);
  await writeFile(
    file,
    `global: { scrape_interval: 1s, evaluation_interval: 1s }
rule_files: [rules.yml]
scrape_configs:
  - job_name: services
    http_sd_configs: [{ url: "${addresses.api}/targets", refresh_interval: 1s }]
`,
  );
  const words = [
    `--config.file=${file}`,
    `--storage.tsdb.path=${join(folder, "data")}`,
    `--web.listen-address=127.0.0.1:${port}`,
    "--log.level=error",
  ];
  return startProgram({ command: [program, ...words], environment: {}, ready: `http://127.0.0.1:${port}/-/ready` });
}

const RULES = `groups:
  - name: quick
    rules:
      - alert: SomethingFails
        expr: sum by (service, environment, team) (rate(http_requests_total{status="500"}[1m])) > 0
        labels: { severity: page }
        annotations:
          summary: "{{ $labels.service }} fails in {{ $labels.environment }}."
          runbook: runbook.md#somethingfails
`;
