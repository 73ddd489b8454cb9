import { expect, test } from "vitest";
import { escapeValue } from "./escape-value.ts";

test("in Terraform a text stays a string, and nothing in it is evaluated", () => {
  const text = 'a"b\\c\n%{if}\b\u2028 $5';
  expect(escapeValue("terraform", text, "")).toBe('a\\"b\\\\c\\n%%{if}\\u0008\\u2028 $5');
  expect(escapeValue("terraform", `\${var.x}`, "")).toBe(`$\${var.x}`);
  expect(escapeValue("terraform", 2, "")).toBe("2");
});
