import { expect, test } from "vitest";
import { keepLines, type Lines } from "./keep-lines.ts";

const line = (second: number, id = String(second)) => ({
  id,
  at: new Date(second * 1000).toISOString(),
  ...{ task: "0123abcd", level: null, message: id, fields: null, missingSince: null },
});
const ids = (lines: readonly { id: string }[] | null) => lines?.map(({ id }) => id);
const none: Lines = { shown: [], held: null };

test("what was there is not told again, and a late line stands where it belongs", () => {
  const first = keepLines(none, { heard: [line(1), line(3)] });
  const second = keepLines(first, { heard: [line(1), line(3), line(4), line(2), line(4)] });
  expect(ids(second.shown)).toEqual(["1", "2", "3", "4"]);
  expect(keepLines(second, { heard: [line(4)] })).toEqual(second);
});

test("while it is paused lines wait, and come all together", () => {
  const paused = keepLines(keepLines(keepLines(none, { heard: [line(1)] }), "pause"), { heard: [line(1), line(2)] });
  expect([ids(paused.shown), ids(paused.held)]).toEqual([["1"], ["2"]]);
  expect(keepLines(paused, "pause")).toEqual(paused);
  const resumed = keepLines(paused, "resume");
  expect([ids(resumed.shown), resumed.held]).toEqual([["1", "2"], null]);
});

test("the newest two thousand are kept", () => {
  const heard = Array.from({ length: 2500 }, (_, index) => line(index));
  const { shown } = keepLines(none, { heard });
  expect([shown.length, shown[0]?.id, shown.at(-1)?.id]).toEqual([2000, "500", "2499"]);
});
