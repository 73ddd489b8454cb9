import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { findProgram } from "./find-program.ts";
import type { NeededProgram } from "./needed-programs.ts";

const folder = mkdtempSync(join(tmpdir(), "waymark-programs-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const path = join(folder, "second-name");
writeFileSync(path, "#!/bin/sh\n");
chmodSync(path, 0o755);

const program: NeededProgram = {
  name: "Program",
  variable: "WAYMARK_PROGRAM",
  candidates: ["first-name", "second-name"],
  debianPackage: null,
  advice: "install it",
};

test("a program is found on the PATH under any of its names", () => {
  expect(findProgram(program, { PATH: `/no-such-folder:${folder}` })).toBe(path);
});

test("a path that was given wins, and is not replaced when nothing is there", () => {
  expect(findProgram(program, { PATH: folder, WAYMARK_PROGRAM: process.execPath })).toBe(process.execPath);
  expect(findProgram(program, { PATH: folder, WAYMARK_PROGRAM: join(folder, "gone") })).toBeNull();
});

test("a file that cannot be run is none", () => {
  writeFileSync(join(folder, "first-name"), "notes");
  expect(findProgram(program, { PATH: folder })).toBe(path);
});
