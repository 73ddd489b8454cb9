import { expect, test } from "vitest";
import { type Judged, judgeHealth } from "./judge-health.ts";

const quiet = { rate: 12, errors: 0, latencyP95: 0.05, saturation: 0.3 };
const well: Judged = { status: "RUNNING", desiredCount: 2, runningCount: 2, recent: quiet, firing: [] };
const judge = (changes: Partial<Judged>) => judgeHealth({ ...well, ...changes });

test.each([
  ["all runs", {}, "HEALTHY", "0 % of the requests of the last five minutes failed, and no alert fires."],
  ["ECS has no healthy task", { status: "FAILED" }, "FAILING", "None of its tasks is healthy."],
  ["all tasks are gone", { runningCount: 0 }, "FAILING", "None of its tasks runs."],
  [
    "one request in twenty fails",
    { recent: { ...quiet, errors: 0.05 } },
    "FAILING",
    "5 % of the requests of the last five minutes failed.",
  ],
  [
    "one request in a hundred fails",
    { recent: { ...quiet, errors: 0.01 } },
    "DEGRADED",
    "1 % of the requests of the last five minutes failed.",
  ],
  ["an alert fires", { firing: ["TargetDown"] }, "DEGRADED", "TargetDown fires."],
  ["a task is missing", { status: "DEGRADED" }, "DEGRADED", "Fewer of its tasks are healthy than wanted."],
  ["a task is full", { recent: { ...quiet, saturation: 0.93 } }, "DEGRADED", "A task used 93 % of its CPU or memory."],
  [
    "it is slow",
    { recent: { ...quiet, latencyP95: 1.5 } },
    "DEGRADED",
    "One request in twenty took longer than 1.5 s.",
  ],
  [
    "nobody asks it",
    { recent: { rate: 0, errors: null, latencyP95: null, saturation: 0.1 } },
    "NO_TRAFFIC",
    "No request came in the last five minutes.",
  ],
  [
    "nobody has measured it",
    { recent: { rate: null, errors: null, latencyP95: null, saturation: null } },
    "UNKNOWN",
    "Nothing was measured in the last five minutes.",
  ],
  ["nobody can be asked", { recent: null }, "UNKNOWN", "Prometheus does not answer."],
] satisfies [string, Partial<Judged>, string, string][])("%s", (_story, changes, word, reason) => {
  expect(judge(changes)).toEqual({ word, reason });
});

test("where nothing is meant to run there is no health, and what has just begun does not fail yet", () => {
  expect([judge({ status: "NEVER_DEPLOYED" }), judge({ status: "STOPPED", runningCount: 0 })]).toEqual([null, null]);
  expect(judge({ status: "DEPLOYING", runningCount: 0 })?.word).toBe("HEALTHY");
});

test("tasks that are gone weigh more than what they answered before", () => {
  expect(judge({ status: "FAILED", recent: { ...quiet, errors: 0.02 } })?.word).toBe("FAILING");
  expect(judge({ status: "FAILED", recent: null })?.word).toBe("FAILING");
});

test("a handful of requests is no trend", () => {
  const rare = { rate: 0.01, errors: 0.5, latencyP95: 3, saturation: 0.1 };
  expect(judge({ recent: rare })?.word).toBe("HEALTHY");
  expect(judge({ recent: { ...rare, rate: 0.02 } })?.word).toBe("FAILING");
});
