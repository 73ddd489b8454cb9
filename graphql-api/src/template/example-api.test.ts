import { join } from "node:path";
import { expect, test } from "vitest";
import { runProgram, shellWith } from "./testing/run-program.ts";

test("the example service passes its own tests", async () => {
  const folder = join(import.meta.dirname, "../../../service-templates/example-api");
  const output = await runProgram(
    process.execPath,
    ["--test", "--test-reporter=tap"],
    folder,
    shellWith(process.execPath),
  );
  expect(output).toMatch(/^# pass [1-9]\d*$/m);
  expect(output).toMatch(/^# fail 0$/m);
});
