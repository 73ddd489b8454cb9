import { expect, test } from "vitest";
import { describeDora } from "./describe-dora.ts";

const nothing = {
  days: 30,
  deployments: 0,
  changes: 0,
  failures: 0,
  restorations: 0,
  deploymentsPerDay: 0,
  leadTimeSeconds: null,
  changeFailureRate: null,
  timeToRestoreSeconds: null,
};
const valuesOf = (changes: Partial<Parameters<typeof describeDora>[0]>) =>
  describeDora({ ...nothing, ...changes }).map(({ value }) => value);

test("nothing measured is no value", () => {
  expect(valuesOf({})).toEqual([null, null, null, null]);
});

test.each([
  [2.1, "2.1 a day"],
  [0.5, "3.5 a week"],
  [1 / 30, "1 a month"],
])("%d a day is %s", (deploymentsPerDay, told) => {
  expect(valuesOf({ deployments: 1, deploymentsPerDay })[0]).toBe(told);
});

test.each([
  [0, "0 s"],
  [45.4, "45 s"],
  [59.9, "60 s"],
  [720, "12 min"],
  [3_599, "1 h"],
  [12_000, "3 h 20 min"],
  [7_200, "2 h"],
  [187_200, "2 d 4 h"],
  [86_399, "1 d"],
])("%d seconds are %s", (leadTimeSeconds, told) => {
  expect(valuesOf({ leadTimeSeconds })[1]).toBe(told);
});

test("a rate is told in percent, with what stands behind it", () => {
  const [, , rate] = describeDora({ ...nothing, changes: 12, failures: 1, changeFailureRate: 1 / 12 });
  expect(rate).toMatchObject({ value: "8.3 %", basis: "1 of 12 changes" });
});
