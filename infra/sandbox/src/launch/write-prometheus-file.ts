import { readFileSync } from "node:fs";
import { join } from "node:path";
import { dataFolder, root } from "./checkout.ts";
import type { Settings } from "./read-settings.ts";
import { writePrivateFile } from "./write-private-file.ts";

/**
 * Writes observability/prometheus.yml anew with this machine's addresses, as observability/start-prometheus.sh does in
 * containers, and answers where it is. The token that `/metrics` asks for, if any, lies beside it.
 */
export function writePrometheusFile({ ports, variables }: Settings, folder = join(dataFolder, "prometheus")): string {
  const source = join(root, "observability");
  const token = variables.METRICS_TOKEN ?? "";
  const text = readFileSync(join(source, "prometheus.yml"), "utf8")
    .replaceAll("localhost:4000", `localhost:${ports.api}`)
    .replaceAll("localhost:3000", `localhost:${ports.portal}`)
    .replaceAll("localhost:4010", `localhost:${ports.github}`)
    // Only compose runs a service beside the platform.
    .replaceAll('"localhost:8080"', "")
    // YAML takes a text in JSON's form, whatever is in the path.
    .replaceAll("rules/*.yml", JSON.stringify(join(source, "rules/*.yml")))
    .replaceAll("# authorization:", token === "" ? "# authorization:" : "authorization:");
  const file = join(folder, "prometheus.yml");
  writePrivateFile(join(folder, "metrics-token"), token);
  writePrivateFile(file, text);
  return file;
}
