import { expect, test } from "vitest";
import { explainConclusion } from "./explain-conclusion.ts";
import type { JobEnd } from "./read-jobs.ts";

const job = (name: string, conclusion: string | null, steps: Record<string, string> = {}): JobEnd => ({
  name: `cd / ${name}`,
  conclusion,
  startedAt: conclusion === null || conclusion === "skipped" ? null : "2026-11-23 12:00:00+00",
  steps: Object.entries(steps).map(([step, end]) => ({ name: step, conclusion: end })),
});

test.each(["success", "neutral"])("%s means that the workflow has done its part", (conclusion) => {
  expect(explainConclusion(conclusion, [])).toBeNull();
});

test.each<[string | null, JobEnd[], string]>([
  [
    "failure",
    [job("Check", "success"), job("Build", "failure", { Install: "success", Test: "failure" })],
    'Build failed at "Test".',
  ],
  ["failure", [job("Deploy", "failure")], "Deploy failed before any of its steps did."],
  ["failure", [], "The workflow failed, and GitHub has not told where."],
  [null, [], "The workflow failed, and GitHub has not told where."],
  ["failure", [job("Build", "timed_out", { Test: "timed_out" })], 'Build failed at "Test".'],
  ["timed_out", [job("Build", "timed_out", { Test: "cancelled" })], 'Build took too long at "Test".'],
  ["timed_out", [], "The workflow took longer than GitHub lets it."],
  ["action_required", [], "GitHub wants somebody's approval there before it runs this."],
  [
    "startup_failure",
    [],
    "GitHub could not start cd.yml: the file or a workflow that it calls is broken, and the run's page says where.",
  ],
])("a workflow that ends with %s has failed, in a sentence: %#", (conclusion, jobs, reason) => {
  expect(explainConclusion(conclusion, jobs)).toEqual({ reason, isCancelled: false });
});

test.each<[string, JobEnd[], string]>([
  ["cancelled", [], "GitHub dropped it before it began: a newer run took its place, or somebody stopped it there."],
  ["cancelled", [job("Build", "cancelled")], "Build was stopped on GitHub: by a person, or because it took too long."],
  ["skipped", [], "GitHub skipped every job of it."],
  ["stale", [], "GitHub gave it up as stale."],
])("a workflow that ends with %s was cancelled, in a sentence: %#", (conclusion, jobs, reason) => {
  expect(explainConclusion(conclusion, jobs)).toEqual({ reason, isCancelled: true });
});
