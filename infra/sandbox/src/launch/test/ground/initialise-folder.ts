import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { dataFolder } from "../../checkout.ts";
import { runTerraform, type Terraform } from "./run-terraform.ts";

/**
 * `terraform init` without a backend.
 *
 * @param mirror folder with the provider. With `null` it comes from Terraform's registry, and is kept: it has more than
 * half a gigabyte.
 */
export async function initialiseFolder(
  { program, environment }: Terraform,
  folder: string,
  mirror: string | null,
): Promise<{ code: number; output: string }> {
  const options = ["-backend=false", "-input=false", ...(mirror === null ? [] : [`-plugin-dir=${mirror}`])];
  const kept = environment.TF_PLUGIN_CACHE_DIR ?? join(dataFolder, "terraform-providers");
  if (mirror === null) mkdirSync(kept, { recursive: true });
  const keeping = {
    TF_PLUGIN_CACHE_DIR: kept,
    // A cache is used only for what the lock file names already, and there is none here.
    TF_PLUGIN_CACHE_MAY_BREAK_DEPENDENCY_LOCK_FILE: "1",
  };
  const own = { program, environment: { ...environment, ...(mirror === null && keeping) } };
  return runTerraform(own, folder, ["init", ...options]);
}
