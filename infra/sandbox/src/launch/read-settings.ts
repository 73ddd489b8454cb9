import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { root } from "./checkout.ts";
import { LaunchError } from "./launch-error.ts";

/** What an environment holds: names and values. */
export type Variables = Record<string, string | undefined>;

export interface Settings {
  /** The environment of this process over the root's `.env`. */
  variables: Variables;
  /** The variables that name a real GitHub or database; with any of them nothing is stood in for. */
  real: string[];
  ports: {
    portal: number;
    api: number;
    github: number;
    ecs: number;
    loadBalancer: number;
    postgres: number;
    prometheus: number;
  };
}

/** Any of these means the real thing; the API then says what else it needs. GITHUB_TOKEN alone is in many shells. */
const REAL = ["DATABASE_URL", "GITHUB_ORG", "GITHUB_APP_ID", "GITHUB_CLIENT_ID"];

/**
 * Reads `.env` and the environment, which wins.
 *
 * @throws LaunchError with a sentence for each port that is none, and for two that are equal.
 */
export function readSettings(environment: Variables, file = join(root, ".env")): Settings {
  const written: Variables = existsSync(file) ? parseEnv(readFileSync(file, "utf8")) : {};
  const variables = { ...written, ...environment };
  const mistakes: string[] = [];
  const port = (name: string, usual: number) => readPort(variables, name, usual, mistakes);
  const ports = {
    portal: port("WAYMARK_PORTAL_PORT", 3000),
    api: port("WAYMARK_API_PORT", 4000),
    github: port("WAYMARK_GITHUB_PORT", 4010),
    ecs: port("WAYMARK_ECS_PORT", 4020),
    loadBalancer: port("WAYMARK_LOAD_BALANCER_PORT", 4080),
    postgres: port("WAYMARK_POSTGRES_PORT", 5433),
    prometheus: port("WAYMARK_PROMETHEUS_PORT", 9090),
  };
  const numbers = Object.values(ports);
  const twice = numbers.find((number, index) => numbers.indexOf(number) !== index);
  if (twice !== undefined) mistakes.push(`Port ${twice} is given to two programs.`);
  if (mistakes.length > 0) throw new LaunchError(mistakes.join("\n"));
  return { variables, real: REAL.filter((name) => variables[name]), ports };
}

function readPort(variables: Variables, name: string, usual: number, mistakes: string[]): number {
  const given = variables[name];
  if (!given) return usual;
  const port = Number(given);
  if (/^\d+$/.test(given) && port >= 1 && port <= 65_535) return port;
  mistakes.push(`${name} is "${given}", which is no port: give a number from 1 to 65535.`);
  return usual;
}
