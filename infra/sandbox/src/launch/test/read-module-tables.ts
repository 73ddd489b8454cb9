import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../checkout.ts";
import { describeModule, type ModuleFiles } from "./describe-module.ts";

/** Folders of Terraform whose README lists their inputs and outputs. */
export const describedModules = ["infra", "infra/modules/service", "infra/modules/registry", "infra/modules/name"];

const BEGIN = "<!-- inputs and outputs: written by `node infra/sandbox/src/launch/test/write-module-tables.ts` -->";
const END = "<!-- end of inputs and outputs -->";

/** The README of a Terraform folder as it is, and as it has to be. @throws Error when it has no place for the tables. */
export function readModuleTables(folder: string): { path: string; is: string; wanted: string } {
  const path = join(root, folder, "README.md");
  const is = readFileSync(path, "utf8");
  const from = is.indexOf(BEGIN);
  const to = is.indexOf(END);
  if (from < 0 || to < from) throw new Error(`${folder}/README.md lacks the two comments that frame its tables`);
  const tables = describeModule(readFolder(join(root, folder)));
  return { path, is, wanted: `${is.slice(0, from)}${BEGIN}\n\n${tables}\n\n${is.slice(to)}` };
}

function readFolder(folder: string): ModuleFiles {
  const names = readdirSync(folder).filter((name) => name.endsWith(".tf"));
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name), "utf8")]));
}
