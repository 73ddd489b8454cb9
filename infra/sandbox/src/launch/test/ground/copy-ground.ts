import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join, relative } from "node:path";
import { root } from "../../checkout.ts";

/** What people and Terraform keep beside the files: none of it belongs to what is tested. */
const KEPT = /^(\.terraform|node_modules|.*\.tfstate.*|.*\.tfvars|.*\.tfplan|.*_override\.tf|\.terraform\.lock\.hcl)$/;

/** The Terraform that a service's repository begins with. */
export const goldenPath = join("service-templates", "node-api", "infra");

/** What its waymark.json says, which only a rendered repository has. */
const SETTINGS = {
  service: "orders",
  port: 8080,
  cpu: 256,
  memory: 512,
  minCount: 1,
  healthPath: "/",
  environment: {},
};

/** A copy of `infra/` in a folder of its own. */
export interface GroundCopy {
  /** Holds `infra`, and beside it what its files read, and the golden path with the modules of this copy. */
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
  for (const name of ["infra", join("service-templates", "example-api"), goldenPath])
    cpSync(join(root, name), join(folder, name), { recursive: true, filter: isWanted });
  const main = join(folder, goldenPath, "main.tf");
  // In a repository its modules come from the platform's, by an address that only a rendered file has.
  const written = readFileSync(main, "utf8").replaceAll(/"git::[^"]*\/\/(infra\/modules\/\w+)[^"]*"/g, '"../../../$1"');
  writeFileSync(main, written);
  writeFileSync(join(folder, dirname(goldenPath), "waymark.json"), JSON.stringify(SETTINGS));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
