import { existsSync, readdirSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import type { Variables } from "../../read-settings.ts";

/** Where people and distributions lay providers down; below them is `<host>/hashicorp/aws/<version>/<platform>`. */
const PLACES = ["/opt", "/usr/share", "/usr/local/share", "/usr/share/terraform", "/usr/local/share/terraform"];

/**
 * A folder that Terraform can take its AWS provider from without a network: what WAYMARK_TERRAFORM_MIRROR says, else the
 * first that is found. `null` when there is none; Terraform then asks its registry.
 */
export function findProviderMirror(environment: Variables, places = PLACES): string | null {
  const given = environment.WAYMARK_TERRAFORM_MIRROR;
  if (given) return given;
  const own = join(homedir(), ".terraform.d");
  const folders = [own, ...places].flatMap((place) => foldersIn(place));
  return folders.find((folder) => foldersIn(folder).some((host) => existsSync(join(host, "hashicorp", "aws")))) ?? null;
}

function foldersIn(path: string): string[] {
  try {
    const entries = readdirSync(path, { withFileTypes: true });
    return entries.filter((entry) => entry.isDirectory()).map(({ name }) => join(path, name));
  } catch {
    // Not there, or not for us to read: then nothing of it is a mirror of ours.
    return [];
  }
}
