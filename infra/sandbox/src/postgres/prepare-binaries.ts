import {
  chmodSync,
  copyFileSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { type Account, mayRead } from "./account.ts";
import { type Binaries, programOf } from "./find-binaries.ts";
import { linkLibraries } from "./link-libraries.ts";

/**
 * Makes the installed server ready to run, where it lies if that is possible, else as a copy in the system's folder for
 * temporary files: for root in a checkout that `nobody` may not enter, and where node_modules may not be written.
 *
 * @param account the account that has to read it; `null` is our own.
 */
export function prepareBinaries(installed: Binaries, account: Account | null): Binaries {
  const readable =
    account === null ||
    [
      programOf(installed, "postgres"),
      join(installed.folder, "lib"),
      join(installed.folder, "share", "postgresql"),
    ].every((path) => mayRead(account, path));
  if (readable && linkLibraries(installed.folder) && makeExecutable(installed)) return installed;
  return { ...installed, folder: findOrMakeCopy(installed, account) };
}

function makeExecutable(binaries: Binaries): boolean {
  return (["initdb", "postgres"] as const).every((name) => {
    const program = programOf(binaries, name);
    if ((statSync(program).mode & 0o111) === 0o111) return true;
    try {
      chmodSync(program, 0o755);
      return true;
    } catch {
      return false;
    }
  });
}

function findOrMakeCopy(installed: Binaries, account: Account | null): string {
  const parent =
    [tmpdir(), "/var/tmp", "/tmp"].find((folder) => account === null || mayRead(account, folder)) ?? tmpdir();
  const wanted = join(parent, `waymark-postgres-${installed.version}-${process.getuid?.() ?? "user"}`);
  if (isOurs(wanted) && isComplete(installed.folder, wanted)) return wanted;

  const making = mkdtempSync(`${wanted}-`);
  copyFolder(installed.folder, making);
  linkLibraries(making);
  if (isOurs(wanted) && !isComplete(installed.folder, wanted)) rmSync(wanted, { recursive: true, force: true });
  try {
    renameSync(making, wanted);
    return wanted;
  } catch {
    // Another process was first with the same copy, or the name is somebody else's.
    if (!isOurs(wanted) || !isComplete(installed.folder, wanted)) return making;
    rmSync(making, { recursive: true, force: true });
    return wanted;
  }
}

/** Anybody may put a folder of this name into a shared one; programs are only run from one that nobody else can write. */
function isOurs(folder: string): boolean {
  const found = lstatSync(folder, { throwIfNoEntry: false });
  if (found === undefined || !found.isDirectory()) return false;
  return process.getuid === undefined || (found.uid === process.getuid() && (found.mode & 0o022) === 0);
}

/** Systems clean their temporary folders file by file, so a copy is compared before it is trusted. */
function isComplete(source: string, copy: string): boolean {
  return filesOf(source).every(
    (path) => lstatSync(join(copy, path), { throwIfNoEntry: false })?.size === statSync(join(source, path)).size,
  );
}

function copyFolder(source: string, target: string): void {
  chmodSync(target, 0o755);
  for (const path of filesOf(source)) {
    const destination = join(target, path);
    mkdirSync(dirname(destination), { recursive: true });
    copyFileSync(join(source, path), destination);
    chmodSync(destination, basename(dirname(path)) === "bin" ? 0o755 : 0o644);
  }
  // The process may run with a umask that keeps everybody else out of new folders.
  for (const entry of readdirSync(target, { recursive: true, withFileTypes: true })) {
    if (entry.isDirectory()) chmodSync(join(entry.parentPath, entry.name), 0o755);
  }
}

/** Every file that a running server needs, as paths from `folder`. */
function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith(".a"))
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
}
