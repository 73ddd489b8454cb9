import { expect, test } from "vitest";
import { rankMatch } from "./rank-match.ts";

test("the beginning counts more than a word, a word more than the middle, and that more than a keyword", () => {
  const ranks = [
    rankMatch("payments", "Pay"),
    rankMatch("Deployments of payments", "pay"),
    rankMatch("prepayments", "pay"),
    rankMatch("ledger", "pay", ["books every payment"]),
  ];
  expect(ranks).toEqual([...ranks].sort((a, b) => b - a));
  expect(new Set(ranks).size).toBe(4);
  expect(Math.min(...ranks)).toBeGreaterThan(0);
});

test("letters in the same order are no match", () => {
  expect(rankMatch("Deployments on their way", "pay")).toBe(0);
});

test("nothing typed fits everything", () => {
  expect(rankMatch("Services", "")).toBe(1);
});
