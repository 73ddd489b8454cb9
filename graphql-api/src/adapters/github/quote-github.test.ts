import { expect, test } from "vitest";
import { quoteGitHub } from "./quote-github.ts";

test("a refusal is quoted with its details", () => {
  const body = {
    message: "Repository creation failed.",
    errors: [
      { resource: "Repository", field: "name", message: "name already exists on this account" },
      { resource: "Repository", field: "description", code: "too_long" },
      "and more",
      null,
    ],
  };
  expect(quoteGitHub(body)).toBe(
    "Repository creation failed.; name already exists on this account; description is too_long; and more",
  );
});

test("no quote holds a token, a line break, or a whole page", () => {
  expect(quoteGitHub({ message: "Bad credentials\nghs_16C7e42F292c6912E7710c838347Ae178B4a\n" })).toBe(
    "Bad credentials [token]",
  );
  expect(quoteGitHub({ message: "github_pat_11AAAAAAA0_abc and x".repeat(100) })).not.toContain("github_pat");
  expect(quoteGitHub({ message: "x".repeat(5000) })).toHaveLength(300);
});

test("an answer that is no object gives no reason", () => {
  expect(quoteGitHub("<html>Bad gateway</html>")).toBe("no reason given");
  expect(quoteGitHub(undefined)).toBe("no reason given");
});
