import { join } from "node:path";
import { root } from "../../checkout.ts";
import { describedModules, readModuleTables } from "../read-module-tables.ts";
import { recordCheck } from "../record-check.ts";
import type { Tally } from "../tally.ts";
import { runTerraform, type Terraform } from "./run-terraform.ts";

/**
 * What takes no time: the READMEs and the format of everything below `infra/` and of golden paths. Without Terraform the latter is skipped.
 *
 * @param terraform `null` when there is none.
 */
export async function checkTerraformFiles(
  tally: Tally,
  terraform: Terraform | null,
  say: (line: string) => void,
): Promise<void> {
  for (const folder of describedModules) {
    const { is, wanted } = readModuleTables(folder);
    const output =
      "Its tables are not what the .tf files say: node infra/sandbox/src/launch/test/write-module-tables.ts";
    recordCheck(tally, say, { name: `${folder}/README.md`, ok: is === wanted, output });
  }
  if (terraform === null) {
    tally.skipped += 2;
    return;
  }
  for (const name of ["infra", "service-templates"]) {
    const { code, output } = await runTerraform(terraform, join(root, name), ["fmt", "-check", "-diff", "-recursive"]);
    recordCheck(tally, say, { name: `terraform fmt in ${name}`, ok: code === 0, output });
  }
}
