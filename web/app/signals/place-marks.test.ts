import { expect, test } from "vitest";
import { placeMarks } from "./place-marks.ts";

const times = ["2030-01-01T12:00:00Z", "2030-01-01T12:05:00Z", "2030-01-01T12:10:00Z"];
const deployment = (startedAt: string | null, finishedAt: string | null) => ({ startedAt, finishedAt });

test("a deployment lies where it ended, and on its way where it began", () => {
  const ended = deployment("2030-01-01T11:50:00Z", "2030-01-01T12:01:00Z");
  const underway = deployment("2030-01-01T12:09:00Z", null);
  expect(placeMarks([ended, underway], times)).toEqual([
    { deployment: ended, share: 0.1 },
    { deployment: underway, share: 0.9 },
  ]);
});

test("what lies outside is left out, and without a span of time everything does", () => {
  const outside = [
    deployment("2030-01-01T11:50:00Z", "2030-01-01T11:59:00Z"),
    deployment("2030-01-01T12:09:00Z", "2030-01-01T12:11:00Z"),
    deployment(null, null),
  ];
  expect(placeMarks(outside, times)).toEqual([]);
  const inside = [deployment("2030-01-01T12:00:00Z", null)];
  expect([placeMarks(inside, []), placeMarks(inside, times.slice(0, 1))]).toEqual([[], []]);
});
