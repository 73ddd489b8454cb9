import { join } from "node:path";
import { isPortFree } from "../postgres/free-port.ts";
import { dataFolder } from "./checkout.ts";
import type { Settings } from "./read-settings.ts";
import type { SupervisedProgram } from "./supervise-program.ts";
import { findProgram } from "./test/find-program.ts";
import { neededPrograms } from "./test/needed-programs.ts";
import { writePrometheusFile } from "./write-prometheus-file.ts";

export interface PrometheusPlan {
  /** What is to be started; `null` when it is somebody else's, or there is none. */
  program: SupervisedProgram | null;
  /** Where the API asks it; `null` when there is none. */
  url: string | null;
  /** For people: what it is for, or how to get one. */
  note: string;
}

/**
 * Decides where the platform's numbers come from. Everything else works without a Prometheus, so nothing about it
 * stops the start.
 */
export async function planPrometheus(settings: Settings): Promise<PrometheusPlan> {
  const { variables, ports } = settings;
  const none = (note: string): PrometheusPlan => ({ program: null, url: null, note });
  if (variables.PROMETHEUS_URL)
    return { ...none("as PROMETHEUS_URL says; it is not started here"), url: variables.PROMETHEUS_URL };

  const needed = neededPrograms.find(({ variable }) => variable === "WAYMARK_PROMETHEUS");
  const path = needed ? findProgram(needed, variables) : null;
  if (needed && path === null) return none(`not found, so there are no charts and alerts: ${needed.advice}`);
  if (path === null || !(await isPortFree(ports.prometheus)))
    return none(
      `port ${ports.prometheus} is taken, so there are no charts and alerts: choose another with WAYMARK_PROMETHEUS_PORT, or name what runs there with PROMETHEUS_URL`,
    );

  const url = `http://localhost:${ports.prometheus}`;
  return { program: prometheusProgram(path, settings), url, note: "charts, alerts and targets" };
}

function prometheusProgram(path: string, settings: Settings): SupervisedProgram {
  const address = `127.0.0.1:${settings.ports.prometheus}`;
  return {
    name: "Prometheus",
    command: path,
    arguments: [
      `--config.file=${writePrometheusFile(settings)}`,
      `--storage.tsdb.path=${join(dataFolder, "prometheus/data")}`,
      // Error budgets look back 30 days.
      "--storage.tsdb.retention.time=35d",
      `--web.listen-address=${address}`,
    ],
    environment: process.env,
    healthUrl: `http://${address}/-/ready`,
    // A target that restarts is no news for whoever reads the terminal.
    isQuiet: true,
  };
}
