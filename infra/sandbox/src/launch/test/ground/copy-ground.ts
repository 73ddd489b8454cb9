import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, relative } from "node:path";
import { root } from "../../checkout.ts";

/** What people and Terraform keep beside the files: none of it belongs to what is tested. */
const KEPT = /^(\.terraform|node_modules|.*\.tfstate.*|.*\.tfvars|.*\.tfplan|.*_override\.tf|\.terraform\.lock\.hcl)$/;

/** A copy of `infra/` in a folder of its own. */
export interface GroundCopy {
  /** Holds `infra`, and beside it what its files read. */
  folder: string;
  remove(): void;
}

/**
 * Copies Terraform's files to where it may leave its own: checks never meet the state, the variables or the provider
 * that somebody has in the checkout.
 */
export function copyGround(): GroundCopy {
  const folder = mkdtempSync(join(tmpdir(), "waymark-ground-"));
  const isWanted = (path: string) => !KEPT.test(basename(path)) && relative(root, path) !== join("infra", "sandbox");
  // The example service runs a file of its template.
  for (const name of ["infra", join("service-templates", "example-api")])
    cpSync(join(root, name), join(folder, name), { recursive: true, filter: isWanted });
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
