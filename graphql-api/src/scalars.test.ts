import { expect, test } from "vitest";
import { DateTime } from "./scalars.ts";

test("an instant leaves as ISO-8601 in UTC with milliseconds, however the database wrote it", () => {
  const written = {
    "2026-03-01T12:00:00+00:00": "2026-03-01T12:00:00.000Z",
    "2026-03-01T12:00:00.5+00:00": "2026-03-01T12:00:00.500Z",
    "2026-03-01T12:00:00.123456+00:00": "2026-03-01T12:00:00.123Z",
    "2026-03-01T12:00:00.12+02:00": "2026-03-01T10:00:00.120Z",
    "2026-03-01 12:00:00+00": "2026-03-01T12:00:00.000Z",
  };
  expect(Object.keys(written).map((text) => DateTime.serialize(text))).toEqual(Object.values(written));
  expect(DateTime.serialize(new Date(0))).toBe("1970-01-01T00:00:00.000Z");
  expect(() => DateTime.serialize("yesterday")).toThrow();
});
