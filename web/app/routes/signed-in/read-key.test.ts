import { expect, test } from "vitest";
import { readKey } from "./read-key.ts";

const press = (key: string, held: Partial<Pick<KeyboardEvent, "ctrlKey" | "metaKey" | "altKey">> = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...held,
});

test("⌘K and Ctrl K open the palette, also while somebody types", () => {
  expect(readKey(press("k", { metaKey: true }), null, false)).toBe("palette");
  expect(readKey(press("K", { ctrlKey: true }), null, true)).toBe("palette");
});

test("g and a letter goes to a page, the letter alone goes nowhere", () => {
  expect(readKey(press("s"), "g", true)).toBe("services");
  expect(readKey(press("d"), "g", true)).toBe("deployments");
  expect(readKey(press("e"), "g", true)).toBe("environments");
  expect(readKey(press("i"), "g", true)).toBe("insights");
  expect(readKey(press("d"), null, true)).toBeNull();
  expect(readKey(press("s"), null, true)).toBeNull();
});

test("single keys act only where they are wanted and nothing else is held", () => {
  expect(readKey(press("c"), null, true)).toBe("create");
  expect(readKey(press("?"), "g", true)).toBe("keys");
  expect(readKey(press("c"), null, false)).toBeNull();
  expect(readKey(press("c", { ctrlKey: true }), null, true)).toBeNull();
});
