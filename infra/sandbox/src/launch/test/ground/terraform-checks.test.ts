import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { Tally } from "../tally.ts";
import { checkTerraformFiles } from "./check-terraform-files.ts";
import { copyGround } from "./copy-ground.ts";
import { makeTerraform } from "./run-terraform.ts";
import { runTerraformTests } from "./run-terraform-tests.ts";

/** A program in the place of Terraform. */
function makeProgram(script: string): string {
  const folder = mkdtempSync(join(tmpdir(), "waymark-terraform-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const program = join(folder, "terraform");
  writeFileSync(program, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  return program;
}

async function checkAll(tally: Tally, program: string | null, environment = process.env): Promise<void> {
  const terraform = program === null ? null : makeTerraform(program, environment);
  await checkTerraformFiles(tally, terraform, () => {});
  await runTerraformTests(tally, terraform, "/mirror", () => {});
}

test("without Terraform only the READMEs are checked, and what is left out is counted", async () => {
  const tally = new Tally();
  await checkAll(tally, null);
  expect(tally.summary()).toBe("4 passed, 0 failed, 11 skipped");
});

test("what Terraform finds wrong is told with its words", async () => {
  const tally = new Tally();
  const program = makeProgram(`test "$1" != fmt || { echo "main.tf is not formatted"; exit 3; }`);
  await checkAll(tally, program);
  expect(tally.summary()).toBe("13 passed, 2 failed, 0 skipped");
  expect(tally.failures).toEqual(
    ["infra", "service-templates"].map((name) => ({
      title: `terraform fmt in ${name}`,
      details: "main.tf is not formatted",
    })),
  );
});

test("a folder that cannot be initialised fails once, and its tests are skipped", async () => {
  const tally = new Tally();
  const program = makeProgram(`test "$1" != init || { echo "no provider"; exit 1; }`);
  await checkAll(tally, program);
  expect(tally.summary()).toBe("6 passed, 5 failed, 4 skipped");
});

test("somebody's account and emulator do not reach what is planned", async () => {
  const tally = new Tally();
  const program = makeProgram(`env | grep -E "^(AWS_|TF_VAR_|TF_DATA_DIR)" && exit 1; exit 0`);
  const own = { AWS_ENDPOINT_URL: "http://127.0.0.1:1", TF_VAR_region: "nowhere", TF_DATA_DIR: "/elsewhere" };
  const environment = { ...process.env, ...own };
  await checkAll(tally, program, environment);
  expect(tally.failures).toEqual([]);
});

test("one provider serves all folders, and is gone afterwards", async () => {
  const provider = makeProgram(`echo "TF_REATTACH_PROVIDERS='{\\"pid\\":$$}'"; exec sleep 60`);
  const mirror = join(dirname(provider), "mirror");
  mkdirSync(mirror);
  renameSync(provider, join(mirror, "terraform-provider-aws_v5"));
  const below = ".terraform/providers/registry.example.com/hashicorp/aws/5.100.0";
  const program = makeProgram(
    `if test "$1" = init; then mkdir -p ${below} && ln -s ${mirror} ${below}/linux_amd64; fi
     test "$1" != test || { echo "$TF_REATTACH_PROVIDERS"; exit 1; }`,
  );
  const tally = new Tally();
  await checkAll(tally, program);
  const attachments = tally.failures.map(({ details }) => details);
  expect(attachments).toHaveLength(4);
  const { pid } = JSON.parse(attachments[0] ?? "") as { pid: number };
  expect(new Set(attachments)).toEqual(new Set([JSON.stringify({ pid })]));
  await expect.poll(() => isRunning(pid)).toBe(false);
});

test("state, variables and providers of the checkout stay there", () => {
  const { folder, remove } = copyGround();
  onTestFinished(remove);
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
  expect(files).toContain("infra/modules/service/main.tf");
  expect(files).toContain("infra/tests/environment.tftest.hcl");
  expect(files.filter((name) => /sandbox|\.terraform|tfstate|tfvars|node_modules/.test(name))).toEqual([]);
});

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
