import { expect, test } from "vitest";
import { nameStatement } from "./name-statement.ts";

test("the same text has the same name, another text another one, and a connection keeps a bounded number", () => {
  const first = nameStatement("select 1");
  expect(nameStatement("select 1")).toEqual(first);
  expect(nameStatement("select 2").name).not.toBe(first.name);

  const names = Array.from({ length: 1000 }, (_, index) => nameStatement(`select ${index} as number`).name);
  expect(new Set(names.filter((name) => name !== undefined)).size).toBeLessThanOrEqual(100);
  expect(names.at(-1)).toBeUndefined();
  expect(nameStatement("select 1")).toEqual(first);
});
