import { execFileSync } from "node:child_process";
import { parse } from "graphql";
import { expect, test } from "vitest";
import { type ScriptedMutation, writeCommand, writeMutation, writePlayground } from "./write-mutation.ts";

const rejection: ScriptedMutation = {
  name: "rejectDeployment",
  asks: "deployment { id status }",
  input: { deployment: "dep_1", reason: `it's "red", $HOME and \`id\`` },
};

test("a mutation names its own input type and is a valid document", () => {
  const document = writeMutation(rejection);
  expect(document).toContain("$input: RejectDeploymentInput!");
  expect(() => parse(document)).not.toThrow();
});

test("what is pasted into the playground carries the variables", () => {
  const [, variables = ""] = writePlayground(rejection).split("# variables\n");
  expect(JSON.parse(variables)).toEqual({ input: rejection.input });
});

test("a shell sends exactly the input, whatever is in it", () => {
  // `curl` becomes a function that prints its last argument.
  const script = `curl() { for last; do :; done; printf '%s' "$last"; }; ${writeCommand(rejection, "https://portal.example.com")}`;
  const { query, variables } = JSON.parse(execFileSync("sh", ["-c", script], { encoding: "utf8" }));
  expect(variables).toEqual({ input: rejection.input });
  expect(() => parse(query)).not.toThrow();
});
