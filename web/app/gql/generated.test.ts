import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { generate } from "@graphql-codegen/cli";
import { expect, test } from "vitest";
import config from "../../codegen.ts";

test("the committed documents are what the contract and the queries make of them", { timeout: 30_000 }, async () => {
  const web = join(import.meta.dirname, "../..");
  const files: { filename: string; content: string }[] = await generate({ ...config, cwd: web, silent: true }, false);

  expect(files.length).toBeGreaterThan(0);
  for (const { filename, content } of files) {
    expect(await readFile(join(web, filename), "utf8"), filename).toBe(content);
  }
});
