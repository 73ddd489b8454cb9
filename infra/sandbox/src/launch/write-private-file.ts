import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/** Writes a file that only we may read (mode 0600), whole or not at all: a process killed here leaves the former one. */
export function writePrivateFile(path: string, text: string): void {
  const next = `${path}.${process.pid}.new`;
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  writeFileSync(next, text, { mode: 0o600 });
  renameSync(next, path);
}
