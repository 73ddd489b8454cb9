import { expect, test } from "vitest";
import { readRecent } from "./read-recent.ts";

const start = Date.parse("2030-01-01T12:00:00Z");

/** One value a minute. */
function signals(
  rate: (number | null)[],
  errors: (number | null)[],
  latencyP95: (number | null)[],
  saturation: (number | null)[],
) {
  const times = rate.map((_value, minute) => new Date(start + minute * 60_000).toISOString());
  const series = (values: (number | null)[]) => ({ values });
  return {
    rate: { times, values: rate },
    errors: series(errors),
    latencyP95: series(latencyP95),
    saturation: series(saturation),
    deployments: [],
  };
}

test("a busy minute counts more than a quiet one, and what is older than five minutes not at all", () => {
  const measured = signals(
    [900, 10, 10, 10, 10, 60],
    [1, 0, 0, 0, 0, 0.5],
    [9, 0.1, 0.1, 0.1, 0.1, 0.2],
    [0.99, 0.2, 0.3, 0.5, 0.4, 0.1],
  );
  expect(readRecent(measured)).toEqual({
    rate: 20,
    errors: 0.3,
    latencyP95: expect.closeTo(0.16, 5),
    saturation: 0.5,
  });
});

test("what was not measured is not known, and a pause is no zero", () => {
  const nothing = { rate: null, errors: null, latencyP95: null, saturation: null };
  expect(readRecent(signals([], [], [], []))).toEqual(nothing);
  expect(readRecent(signals([null, null], [null, null], [null, null], [null, null]))).toEqual(nothing);
  expect(readRecent(signals([null, 4], [null, 0.5], [null, 1], [null, null]))).toEqual({
    rate: 4,
    errors: 0.5,
    latencyP95: 1,
    saturation: null,
  });
  expect(readRecent(signals([0, 0], [null, null], [null, null], [0.2, 0.1]))).toEqual({
    rate: 0,
    errors: null,
    latencyP95: null,
    saturation: 0.2,
  });
});
