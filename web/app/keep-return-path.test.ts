import { expect, test } from "vitest";
import { keepReturnPath } from "./keep-return-path.ts";

test("a place on this portal is kept with its question", () => {
  expect(keepReturnPath("/services?owner=platform&after=x")).toBe("/services?owner=platform&after=x");
});

test.each([
  null,
  "",
  "services",
  "https://evil.example",
  "//evil.example",
  "/\\evil.example",
  "/\t/evil.example",
  "javascript:alert(1)",
])("%j leads home, because it could lead elsewhere", (path) => {
  expect(keepReturnPath(path)).toBe("/");
});
