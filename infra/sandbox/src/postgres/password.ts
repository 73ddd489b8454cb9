import { randomBytes } from "node:crypto";
import { linkSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * The password of the server in this folder, made at the first call and kept in a file that only we may read.
 *
 * The file appears whole under its name (a link to a finished one), so two processes that start at once agree.
 */
export function readOrMakePassword(dataDir: string): string {
  const file = join(dataDir, "password");
  const mine = `${file}-${process.pid}-${randomBytes(4).toString("hex")}`;
  try {
    writeFileSync(mine, randomBytes(24).toString("base64url"), { mode: 0o600, flag: "wx" });
    linkSync(mine, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    rmSync(mine, { force: true });
  }
  return readFileSync(file, "utf8");
}
