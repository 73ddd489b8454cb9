import { expect, test } from "vitest";
import { readLastRuns } from "./read-last-runs.ts";

const past = (id: string, status: string, finishedAt: string | null) => ({ status, finishedAt, release: { id } });

test("a release ran last when it last arrived, whatever failed since", () => {
  const runs = readLastRuns([
    past("rel_b", "RUNNING", null),
    past("rel_a", "FAILED", "2026-11-23T12:00:00Z"),
    past("rel_a", "SUCCEEDED", "2026-11-22T12:00:00Z"),
    past("rel_a", "SUCCEEDED", "2026-11-21T12:00:00Z"),
  ]);
  expect([...runs]).toEqual([["rel_a", "2026-11-22T12:00:00Z"]]);
});
