import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { root } from "../checkout.ts";
import type { Variables } from "../read-settings.ts";
import { findProviderMirror } from "./find-provider-mirror.ts";
import { describedModules, readModuleTables } from "./read-module-tables.ts";
import type { Tally } from "./tally.ts";

/** What takes no time: the READMEs and the format of everything below `infra/`. Without Terraform the latter is skipped. */
export async function checkTerraformFiles(
  tally: Tally,
  terraform: string,
  environment: Variables,
  say: (line: string) => void,
): Promise<void> {
  for (const folder of describedModules) count(tally, say, checkTables(folder));
  if (!terraform) {
    tally.skipped += 1;
    return;
  }
  count(tally, say, await runTerraform(terraform, "infra", ["fmt", "-check", "-diff", "-recursive"], environment));
}

/**
 * Validity and tests of everything below `infra/`, one after the other: each counts as one check. Nothing of it needs
 * AWS. Without Terraform they are skipped.
 *
 * @param terraform path of the program; empty when there is none.
 */
export async function runTerraformTests(
  tally: Tally,
  terraform: string,
  environment: Variables,
  say: (line: string) => void,
): Promise<void> {
  if (!terraform) {
    tally.skipped += 2 * describedModules.length;
    return;
  }
  const mirror = findProviderMirror(environment);
  say(mirror ? `Terraform takes its provider from ${mirror}` : "Terraform asks its registry for its provider");
  const run = (folder: string, ...command: string[]) => runTerraform(terraform, folder, command, environment);
  for (const folder of describedModules) {
    const options = ["-backend=false", "-input=false", ...(mirror ? [`-plugin-dir=${mirror}`] : [])];
    const initialised = await run(folder, "init", ...options);
    if (initialised.ok) {
      count(tally, say, await run(folder, "validate"));
      count(tally, say, await run(folder, "test"));
    } else {
      count(tally, say, initialised);
      tally.skipped += 1;
    }
  }
}

interface Outcome {
  name: string;
  ok: boolean;
  output: string;
}

function count(tally: Tally, say: (line: string) => void, { name, ok, output }: Outcome): void {
  say(`${ok ? "✓" : "✗"} ${name}`);
  if (ok) tally.passed += 1;
  else tally.fail(name, output);
}

function checkTables(folder: string): Outcome {
  const { is, wanted } = readModuleTables(folder);
  const output = "Its tables are not what the .tf files say: node infra/sandbox/src/launch/test/write-module-tables.ts";
  return { name: `${folder}/README.md`, ok: is === wanted, output };
}

async function runTerraform(program: string, folder: string, command: string[], given: Variables): Promise<Outcome> {
  const environment: Variables = { ...given, NO_COLOR: "1", TF_IN_AUTOMATION: "1", CHECKPOINT_DISABLE: "1" };
  for (const name of Object.keys(environment)) {
    // Somebody's real account, emulator or variables must not reach what is planned here.
    if (/^(AWS_|TF_VAR_|TF_WORKSPACE|TF_CLI_ARGS)/.test(name)) delete environment[name];
  }
  const configuration = environment.TF_CLI_CONFIG_FILE;
  if (configuration && !existsSync(configuration)) delete environment.TF_CLI_CONFIG_FILE;
  const child = spawn(program, command, {
    cwd: join(root, folder),
    env: environment,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text) => (output += text));
  const [code] = await once(child, "close");
  return { name: `terraform ${command[0]} in ${folder}`, ok: code === 0, output: output.trim() };
}
