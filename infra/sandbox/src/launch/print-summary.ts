import { existsSync } from "node:fs";
import { type LocalFile, localFile } from "./local/keep-token.ts";
import { sampleUsers } from "./local/sample-users.ts";
import type { PrometheusPlan } from "./plan-prometheus.ts";
import { addressesOf, ORGANIZATION } from "./program-environments.ts";
import type { Settings } from "./read-settings.ts";

/**
 * Prints where everything is, who can sign in and what to do first.
 *
 * @param prometheus `null` when none was planned, which is so with the real thing.
 * @param local what scripts were given; `null` when there is no sandbox or no token.
 */
export function printSummary(settings: Settings, prometheus: PrometheusPlan | null, local: LocalFile | null): void {
  const isSandbox = settings.real.length === 0;
  const { portal, api, github, ecs } = addressesOf(settings);
  const opened = (!isSandbox && settings.variables.PUBLIC_URL) || portal;
  const rows: [what: string, where: string, note: string][] = [
    ["Portal", opened, "open this"],
    ["GraphQL", `${opened}/graphql`, "the API in the browser (GraphiQL)"],
    ["API", api, "/readyz, /metrics"],
  ];
  if (isSandbox) {
    rows.push(["GitHub", github, `the sandbox's, organisation ${ORGANIZATION}`]);
    rows.push(["ECS", ecs, `what runs, and its logs; addresses end in .localhost:${settings.ports.loadBalancer}`]);
    rows.push(["PostgreSQL", `127.0.0.1:${settings.ports.postgres}`, "password in .waymark/postgres/password"]);
  }
  if (prometheus !== null) rows.push(["Prometheus", prometheus.url ?? "none", prometheus.note]);
  const lines = ["", ...table(rows)];
  if (isSandbox) lines.push("", "Sign in as", ...table(sampleUsers.map(({ login, is }) => [login, is])));
  if (local !== null && existsSync(localFile))
    lines.push("", "Scripts find these addresses and a token in .waymark/local.json");
  lines.push(
    "",
    `Next: open ${opened}, sign in, and create a service. Ctrl-C stops everything and keeps the data.`,
    "",
  );
  console.log(lines.join("\n"));
}

function table(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("   ")}`.trimEnd());
}
