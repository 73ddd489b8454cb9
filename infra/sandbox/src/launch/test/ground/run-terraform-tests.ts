import { join } from "node:path";
import { describedModules } from "../read-module-tables.ts";
import { recordCheck } from "../record-check.ts";
import type { Tally } from "../tally.ts";
import { copyGround, goldenPath } from "./copy-ground.ts";
import { initialiseFolder } from "./initialise-folder.ts";
import { runTerraform, type Terraform } from "./run-terraform.ts";
import { type SharedProvider, shareProvider } from "./share-provider.ts";

const folders = [
  ...describedModules.map((name) => ({ name, commands: ["validate", "test"] })),
  { name: goldenPath, commands: ["validate"] },
];

/**
 * Validity and tests of everything below `infra/`, and validity of the golden path's Terraform, one after the other: each counts as one check. Nothing of it needs
 * AWS. `validate` is not part of `test`: it asks the real provider whether it would take these arguments, and tests
 * have a stand-in for it.
 *
 * @param terraform without it they are skipped.
 * @param mirror folder with the provider; `null` asks Terraform's registry.
 */
export async function runTerraformTests(
  tally: Tally,
  terraform: Terraform | null,
  mirror: string | null,
  say: (line: string) => void,
): Promise<void> {
  if (terraform === null) {
    tally.skipped += folders.flatMap(({ commands }) => commands).length;
    return;
  }
  say(mirror ? `Terraform takes its provider from ${mirror}` : "Terraform asks its registry for its provider");
  const ground = copyGround();
  let shared: SharedProvider | null = null;
  try {
    for (const { name, commands } of folders) {
      const folder = join(ground.folder, name);
      const initialised = await initialiseFolder(shared?.terraform ?? terraform, folder, mirror);
      if (initialised.code !== 0) {
        recordCheck(tally, say, { name: `terraform init in ${name}`, ok: false, output: initialised.output });
        tally.skipped += commands.length - 1;
        continue;
      }
      shared ??= await shareProvider(terraform, folder);
      for (const command of commands) {
        const { code, output } = await runTerraform(shared?.terraform ?? terraform, folder, [command]);
        recordCheck(tally, say, { name: `terraform ${command} in ${name}`, ok: code === 0, output });
      }
    }
  } finally {
    shared?.stop();
    ground.remove();
  }
}
