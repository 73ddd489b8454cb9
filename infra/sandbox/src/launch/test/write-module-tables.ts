import { writeFileSync } from "node:fs";
import { describedModules, readModuleTables } from "./read-module-tables.ts";

// Started by hand after a variable or an output has changed; the checks only compare.
for (const folder of describedModules) {
  const { path, wanted } = readModuleTables(folder);
  writeFileSync(path, wanted);
}
