import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { Tally } from "./tally.ts";
import { checkTerraformFiles, runTerraformTests } from "./terraform-checks.ts";

/** A program in the place of Terraform. */
function makeProgram(script: string): string {
  const folder = mkdtempSync(join(tmpdir(), "waymark-terraform-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const program = join(folder, "terraform");
  writeFileSync(program, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  return program;
}

async function checkAll(tally: Tally, terraform: string, environment: NodeJS.ProcessEnv): Promise<void> {
  await checkTerraformFiles(tally, terraform, environment, () => {});
  await runTerraformTests(tally, terraform, environment, () => {});
}

test("without Terraform only the READMEs are checked, and what is left out is counted", async () => {
  const tally = new Tally();
  await checkAll(tally, "", {});
  expect(tally.summary()).toBe("4 passed, 0 failed, 9 skipped");
});

test("what Terraform finds wrong is told with its words", async () => {
  const tally = new Tally();
  const program = makeProgram(`test "$1" != fmt || { echo "main.tf is not formatted"; exit 3; }`);
  await checkAll(tally, program, process.env);
  expect(tally.summary()).toBe("12 passed, 1 failed, 0 skipped");
  expect(tally.failures).toEqual([{ title: "terraform fmt in infra", details: "main.tf is not formatted" }]);
});

test("a folder that cannot be initialised fails once, and its tests are skipped", async () => {
  const tally = new Tally();
  const program = makeProgram(`test "$1" != init || { echo "no provider"; exit 1; }`);
  await checkAll(tally, program, process.env);
  expect(tally.summary()).toBe("5 passed, 4 failed, 4 skipped");
});

test("somebody's account and emulator do not reach what is planned", async () => {
  const tally = new Tally();
  const program = makeProgram(`env | grep -E "^(AWS_|TF_VAR_)" && exit 1; exit 0`);
  const environment = { ...process.env, AWS_ENDPOINT_URL: "http://127.0.0.1:1", TF_VAR_region: "nowhere" };
  await checkAll(tally, program, environment);
  expect(tally.failures).toEqual([]);
});
