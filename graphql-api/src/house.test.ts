import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** Every file of code that somebody wrote, in all rooms of the house. */
const files = execFileSync(
  "git",
  ["ls-files", "--cached", "--others", "--exclude-standard", "*.ts", "*.tsx", "*.mjs"],
  {
    cwd: root,
    encoding: "utf8",
  },
)
  .split("\n")
  .filter((file) => file !== "" && !file.includes("/generated/"));

const linesOf = (file: string) => readFileSync(`${root}${file}`, "utf8").trimEnd().split("\n");

test("no file outgrows 250 lines", () => {
  expect(files.length).toBeGreaterThan(100);
  expect(files.filter((file) => linesOf(file).length > 250)).toEqual([]);
});

test("only config.ts reads the environment of the platform", () => {
  const rooms = files.filter((file) => file.startsWith("graphql-api/src/") && !/\.test\.ts$|\/testing\//.test(file));
  const readers = rooms.filter((file) => linesOf(file).some((line) => line.includes("process.env")));
  expect(readers).toEqual(["graphql-api/src/config.ts"]);
});
