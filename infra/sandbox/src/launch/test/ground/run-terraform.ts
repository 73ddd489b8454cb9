import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import type { Variables } from "../../read-settings.ts";

export interface Terraform {
  /** Path of the program. */
  program: string;
  environment: Variables;
}

const MOST_MS = 900_000;

/**
 * Terraform with the environment of this process but for what says where and as whom: somebody's real account, emulator
 * or variables must not reach what is tested.
 */
export function makeTerraform(program: string, given: Variables): Terraform {
  const kept = Object.entries(given).filter(
    ([name]) => !/^(AWS_|TF_(VAR_|CLI_ARGS|WORKSPACE|DATA_DIR|REATTACH_PROVIDERS|LOG))/.test(name),
  );
  const environment: Variables = {
    ...Object.fromEntries(kept),
    NO_COLOR: "1",
    TF_IN_AUTOMATION: "1",
    CHECKPOINT_DISABLE: "1",
    // Terraform and its provider end after seconds, and would spend a third of them on collecting garbage.
    GOGC: "400",
  };
  const configuration = environment.TF_CLI_CONFIG_FILE;
  if (configuration && !existsSync(configuration)) delete environment.TF_CLI_CONFIG_FILE;
  return { program, environment };
}

/**
 * Runs one command to its end.
 *
 * @param folder absolute path.
 * @param hear is told what it prints as soon as it does.
 * @returns the exit code, and what it printed on both channels.
 */
export async function runTerraform(
  { program, environment }: Terraform,
  folder: string,
  command: string[],
  hear: (text: string) => void = () => undefined,
): Promise<{ code: number; output: string }> {
  const child = spawn(program, command, {
    cwd: folder,
    env: environment,
    stdio: ["ignore", "pipe", "pipe"],
    timeout: MOST_MS,
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      output += text;
      hear(text);
    });
  }
  const [code] = await once(child, "close");
  return { code: code ?? 1, output: output.trim() };
}
