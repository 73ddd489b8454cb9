import { expect, test } from "vitest";
import { safePath } from "./safe-path.ts";

test.each(["/services", "/", "/services/pay?tab=runs&q=a%20b#top", "/sign-in-guide"])(
  "%s is a place to go back to",
  (path) => {
    expect(safePath(path)).toBe(path);
  },
);

test.each([
  "https://evil.example",
  "//evil.example",
  "///evil.example",
  "/\\evil.example",
  "\\\\evil.example",
  "/services\\..\\..",
  "/\t/evil.example",
  "/\n/evil.example",
  " //evil.example",
  "/.//evil.example",
  "/x/..//evil.example",
  "javascript:alert(1)",
  "services",
  "",
  "/auth/sign-in",
  "/auth/sign-out",
  "/sign-in",
  "/caf\u00e9",
  `/${"a".repeat(2000)}`,
  undefined,
  ["/services"],
])("%j is none", (given) => {
  expect(safePath(given)).toBeNull();
});
