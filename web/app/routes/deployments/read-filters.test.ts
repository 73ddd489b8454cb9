import { expect, test } from "vitest";
import { askFor, isNarrowed, listAddress, readFilters } from "./read-filters.ts";

const now = Date.parse("2030-01-08T12:00:00Z");

test("the address holds every filter and nothing it does not know", () => {
  const filters = readFilters(
    new URLSearchParams("service= payments &environment=prod&status=FAILED&since=7d&after=abc"),
  );
  expect(askFor(filters, now)).toEqual({
    first: 50,
    after: "abc",
    filter: { service: "payments", environment: "prod", status: ["FAILED"], since: "2030-01-01T12:00:00.000Z" },
  });

  const unknown = readFilters(new URLSearchParams("status=BROKEN&since=ages"));
  expect(isNarrowed(unknown)).toBe(false);
  expect(askFor(unknown, now)).toEqual({
    first: 50,
    after: null,
    filter: { service: null, environment: null, status: null, since: null },
  });
});

test("on their way is everything that moves, and nothing that waits for a person", () => {
  const asked = askFor(readFilters(new URLSearchParams("status=UNDERWAY")), now);
  expect(asked.filter?.status).toEqual(["QUEUED", "DISPATCHED", "RUNNING", "VERIFYING"]);
});

test("changing the question leaves the page in the middle", () => {
  const filters = readFilters(new URLSearchParams("service=payments&after=abc"));
  expect(listAddress(filters, { status: "UNDERWAY" })).toBe("/deployments?service=payments&status=UNDERWAY");
  expect(listAddress(filters, { after: "def" })).toBe("/deployments?service=payments&after=def");
  expect(listAddress(filters, { service: "" })).toBe("/deployments");
});
