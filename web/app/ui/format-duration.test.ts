import { expect, test } from "vitest";
import { formatDuration } from "./format-duration.ts";

const start = "2030-01-01T12:00:00.000Z";
const at = (seconds: number) => new Date(Date.parse(start) + seconds * 1_000).toISOString();

test("a duration is said as exactly as anybody wants to know it", () => {
  const said = [0, 0.44, 2, 12.9, 185, 7_830].map((seconds) => formatDuration(start, at(seconds), 0));
  expect(said).toEqual(["0 s", "0.4 s", "2 s", "12 s", "3 min 5 s", "2 h 10 min"]);
});

test("what still runs takes until now, and a clock that is behind says zero", () => {
  expect(formatDuration(start, null, Date.parse(at(30)))).toBe("30 s");
  expect(formatDuration(start, null, Date.parse(at(-5)))).toBe("0 s");
});
