import { expect, test } from "vitest";
import { explainRefusal } from "./explain-refusal.ts";
import { Role, TokenScope } from "./role.ts";

const rule = { role: Role.DEVELOPER, scope: TokenScope.WRITE };

test("a role reaches its own rules and those of lesser roles", () => {
  expect(explainRefusal(rule, { role: Role.DEVELOPER, scopes: null })).toBeNull();
  expect(explainRefusal(rule, { role: Role.ADMIN, scopes: null })).toBeNull();
  expect(explainRefusal(rule, { role: Role.VIEWER, scopes: null })).toBe(
    "Only a DEVELOPER or an ADMIN may do this; your role is VIEWER. Ask an ADMIN of the platform for another role.",
  );
});

test("a token needs the very scope: no scope stands for another, and none for a role", () => {
  expect(explainRefusal(rule, { role: Role.DEVELOPER, scopes: [TokenScope.WRITE] })).toBeNull();
  const all = [TokenScope.READ, TokenScope.DEPLOY, TokenScope.ADMIN];
  expect(explainRefusal(rule, { role: Role.ADMIN, scopes: all })).toBe(
    "This token lacks the scope WRITE. Use one that has it.",
  );
  expect(explainRefusal(rule, { role: Role.VIEWER, scopes: Object.values(TokenScope) })).toMatch(/^Only a DEVELOPER/);
});
