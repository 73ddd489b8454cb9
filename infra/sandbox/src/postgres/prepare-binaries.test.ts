import { execFileSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { chooseAccount, mayRead } from "./account.ts";
import { findBinaries, programOf } from "./find-binaries.ts";
import { prepareBinaries } from "./prepare-binaries.ts";

const isRoot = process.getuid?.() === 0;
const made: string[] = [];

afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** The installed server below a folder that only its owner may enter, with a version that no other copy has. */
function installBelowPrivateFolder(): { folder: string; version: string } {
  const home = mkdtempSync(join(tmpdir(), "waymark-private-home-"));
  made.push(home);
  chmodSync(home, 0o700);
  const folder = join(home, "native");
  cpSync(findBinaries().folder, folder, { recursive: true, verbatimSymlinks: true });
  return { folder, version: `18.0.0-${basename(home)}` };
}

test("our own account uses the server where npm put it, with its libraries linked", () => {
  const installed = installBelowPrivateFolder();
  for (const entry of readdirSync(join(installed.folder, "lib"), { withFileTypes: true })) {
    if (entry.isSymbolicLink()) rmSync(join(installed.folder, "lib", entry.name));
  }
  const prepared = prepareBinaries(installed, null);
  expect(prepared.folder).toBe(installed.folder);
  expect(execFileSync(programOf(prepared, "postgres"), ["--version"], { encoding: "utf8" })).toMatch(
    /^postgres \(PostgreSQL\) 18/,
  );
});

test.runIf(isRoot)("root hands nobody a copy when the checkout is private, once", () => {
  const installed = installBelowPrivateFolder();
  const account = chooseAccount(join(installed.folder, "no-cluster"));
  if (account === null) throw new Error("root has to choose another account");
  expect(mayRead(account, programOf(installed, "postgres"))).toBe(false);

  const prepared = prepareBinaries(installed, account);
  made.push(prepared.folder);
  expect(prepared.folder).not.toBe(installed.folder);
  expect(mayRead(account, programOf(prepared, "postgres"))).toBe(true);
  expect(
    execFileSync(programOf(prepared, "postgres"), ["--version"], { ...account, cwd: "/", encoding: "utf8" }),
  ).toMatch(/^postgres \(PostgreSQL\) 18/);

  const inode = statSync(programOf(prepared, "postgres")).ino;
  expect(prepareBinaries(installed, account).folder).toBe(prepared.folder);
  expect(statSync(programOf(prepared, "postgres")).ino).toBe(inode);
});

test.runIf(isRoot)("a copy that others can write, or that has lost a file, is not used", () => {
  const installed = installBelowPrivateFolder();
  const account = chooseAccount(join(installed.folder, "no-cluster"));
  const copy = prepareBinaries(installed, account).folder;
  made.push(copy);
  rmSync(join(copy, "bin", "initdb"));
  expect(prepareBinaries(installed, account).folder).toBe(copy);
  expect(existsSync(join(copy, "bin", "initdb"))).toBe(true);

  chmodSync(copy, 0o777);
  const other = prepareBinaries(installed, account).folder;
  made.push(other);
  expect(other).not.toBe(copy);
});
