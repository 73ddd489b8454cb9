import { expect, test } from "vitest";
import { askFor, listAddress, readFilters } from "./read-filters.ts";

test("the address holds every filter and nothing it does not know", () => {
  const filters = readFilters(
    new URLSearchParams("search= pay &owner=platform&status=READY&order=CREATED_AT_DESC&after=abc"),
  );
  expect(askFor(filters)).toEqual({
    first: 50,
    after: "abc",
    search: "pay",
    orderBy: "CREATED_AT_DESC",
    filter: { owner: "platform", status: ["READY"] },
  });

  expect(askFor(readFilters(new URLSearchParams("status=BROKEN&order=RANDOM")))).toEqual({
    first: 50,
    after: null,
    search: null,
    orderBy: "NAME_ASC",
    filter: { owner: null, status: null },
  });
});

test("changing the question leaves the page in the middle", () => {
  const filters = readFilters(new URLSearchParams("search=pay&after=abc"));
  expect(listAddress(filters, { owner: "platform" })).toBe("/services?search=pay&owner=platform");
  expect(listAddress(filters, { after: "def" })).toBe("/services?search=pay&after=def");
  expect(listAddress(filters, { search: "" })).toBe("/services");
});
