import { expect, test } from "vitest";
import { maskSecrets } from "./mask-secrets.ts";

test("what has a telling key is masked, however deep, and nothing else is", () => {
  const input = {
    name: "pay",
    clientSecret: "s3cr3t",
    nested: [{ API_TOKEN: "t", Password: ["p"], port: 8080 }],
    privateKey: { pem: "x" },
    credentials: 7,
    idempotencyKey: null,
  };
  expect(maskSecrets(input)).toEqual({
    name: "pay",
    clientSecret: "[masked]",
    nested: [{ API_TOKEN: "[masked]", Password: "[masked]", port: 8080 }],
    privateKey: "[masked]",
    credentials: "[masked]",
    idempotencyKey: null,
  });
});

test("a service's parameters keep their names and numbers and lose their texts", () => {
  const given = {
    port: 8080,
    open: true,
    environment: { DATABASE: "db", NONE: null },
    list: ["a", { deep: "b" }],
    "a\0b": 1,
  };
  expect(maskSecrets({ name: "pay", parameters: given })).toEqual({
    name: "pay",
    parameters: {
      port: 8080,
      open: true,
      environment: { DATABASE: "[masked]", NONE: null },
      list: ["[masked]", { deep: "[masked]" }],
      ab: 1,
    },
  });
  expect(maskSecrets({ parameters: "DATABASE=x" })).toEqual({ parameters: "[masked]" });
});

test("the name of an environment elsewhere is no secret", () => {
  expect(maskSecrets({ environment: "prod" })).toEqual({ environment: "prod" });
});

test.each([
  ["token wm_abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG, mine", "token [masked], mine"],
  ["ghp_0123456789abcdefghijABCDEFGHIJ012345", "[masked]"],
  ["github_pat_0123456789abcdefghij", "[masked]"],
  ["see AKIAIOSFODNN7EXAMPLE here", "see [masked] here"],
  ["-----BEGIN RSA PRIVATE KEY-----\nabc\n-----END RSA PRIVATE KEY-----", "[masked]"],
  ["-----BEGIN PRIVATE KEY-----\ncut off", "[masked]"],
  ["eyJhbGciOiJI.eyJzdWIiOiIx.c2lnbmF0dXJl", "[masked]"],
  ["postgres://me:hunter2@db:5432/x", "postgres://me:[masked]@db:5432/x"],
])("a secret pasted into a text is masked: %s", (given, masked) => {
  expect(maskSecrets({ description: given })).toEqual({ description: masked });
});

test("long texts, long lists and deep nests are cut", () => {
  const { text, list, nest } = maskSecrets({
    text: "a".repeat(10_000_000),
    list: Array.from({ length: 5000 }, (_, index) => index),
    nest: Array.from({ length: 50 }).reduce<unknown>((inner) => ({ inner }), "bottom"),
  }) as { text: string; list: number[]; nest: unknown };
  expect(text).toBe(`${"a".repeat(500)}…`);
  expect(list).toHaveLength(100);
  expect(JSON.stringify(nest)).toContain("[too deep]");
  expect(maskSecrets("a".repeat(500))).toBe("a".repeat(500));
});

test("what PostgreSQL cannot store is left out, also where a cut has made it", () => {
  expect(maskSecrets("a\0b\ud800c😀")).toBe("abc😀");
  expect(maskSecrets(`${"a".repeat(499)}😀`)).toBe(`${"a".repeat(499)}…`);
});

test("a key called __proto__ is an ordinary key", () => {
  const masked = maskSecrets(JSON.parse('{"__proto__": {"polluted": true}}'));
  expect(Object.keys(masked as object)).toEqual(["__proto__"]);
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
});
