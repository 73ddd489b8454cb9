import { expect, test } from "vitest";
import { filterLines } from "./filter-lines.ts";
import { tellGap } from "./tell-gap.ts";
import { writeFields } from "./write-fields.ts";

const line = (message: string, level: string | null = null, fields: Record<string, unknown> | null = null) => ({
  ...{ id: message, at: "2030-01-01T12:00:00.000Z", task: "0123abcd" },
  ...{ message, level, fields, missingSince: null },
});
const lines = [
  line("request done", "info", { requestId: "r-7", status: 200 }),
  line("Request failed", "error", { requestId: "r-8" }),
  line("plain words"),
  line("odd", "shout"),
];
const found = (text: string, level = "") => filterLines(lines, { text, level }).map(({ message }) => message);

test("all words have to be in the line, wherever they stand", () => {
  expect(found("")).toHaveLength(4);
  expect(found("REQUEST r-8")).toEqual(["Request failed"]);
  expect(found("status=200")).toEqual(["request done"]);
  expect(found("0123abcd plain")).toEqual(["plain words"]);
  expect(found("r-7 failed")).toEqual([]);
});

test("a level lets through what is worse, and nothing that tells none", () => {
  expect(found("", "info")).toEqual(["request done", "Request failed"]);
  expect(found("", "warn")).toEqual(["Request failed"]);
  expect(found("", "fatal")).toEqual([]);
});

test("where lines may be missing shows, whatever is looked for", () => {
  const gap = { ...line("gap", "warn"), task: "", missingSince: "2030-01-01T11:59:00.000Z" };
  const found = filterLines([...lines, gap], { text: "plain", level: "fatal" });
  expect(found).toEqual([gap]);
  const clock = { from: gap.missingSince, to: gap.at, zone: "UTC" };
  expect(tellGap(clock)).toBe("… lines may be missing between 11:59:00.000 and 12:00:00.000");
  expect(tellGap({ ...clock, from: "2029-12-31T23:00:00.000Z" })).toBe(
    "… lines may be missing between 2029-12-31 23:00:00.000 and 2030-01-01 12:00:00.000",
  );
});

test("fields are written shortly, and what could be misread in quotes", () => {
  expect(writeFields({ a: "b", n: 1, ok: true, none: null, text: "two words", deep: { x: [1] } })).toBe(
    'a=b n=1 ok=true none=null text="two words" deep={"x":[1]}',
  );
  expect(writeFields({ service: "orders", n: 1 }, ["service"])).toBe("n=1");
  expect(writeFields(null)).toBe("");
});
