import { expect, test } from "vitest";
import { refuseImplausible } from "./refuse-implausible.ts";

const ada = { id: 101, login: "ada", name: null, avatarUrl: null };

test("an organisation without members lets nobody go", () => {
  expect(() => refuseImplausible({ login: "acme", members: [] })).toThrow("GitHub shows no member of acme");
});

test("an organisation with one member is small, not implausible", () => {
  expect(() => refuseImplausible({ login: "acme", members: [ada] })).not.toThrow();
});
