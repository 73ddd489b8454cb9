import { existsSync, readdirSync, renameSync } from "node:fs";
import { join } from "node:path";
import { dataFolder } from "./checkout.ts";

const logFolder = join(dataFolder, "logs");

/** Keeps the logs of the last start as `<name>.log.1`, in place of those before. */
export function rotateLogs(): void {
  if (!existsSync(logFolder)) return;
  for (const name of readdirSync(logFolder).filter((file) => file.endsWith(".log"))) {
    renameSync(join(logFolder, name), join(logFolder, `${name}.1`));
  }
}
