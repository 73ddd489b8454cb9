import { buildSchema } from "graphql";
import { expect, test } from "vitest";
import { keepDocuments } from "./keep-documents.ts";

test("who sends the same operation shares its document, and a wrong one is refused every time", () => {
  const read = keepDocuments(buildSchema("type Query { name: String }"));
  expect(read("{ name }")).toBe(read("{ name }"));
  expect(read("{ name }")).not.toBe(read("{ again: name }"));
  for (const _ of [1, 2]) {
    expect(() => read("{ age }")).toThrow('Cannot query field "age"');
    expect(() => read("{ name")).toThrow("Syntax Error");
  }
});
