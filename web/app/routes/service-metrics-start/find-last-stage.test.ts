import { expect, test } from "vitest";
import { findLastStage } from "./find-last-stage.ts";

const stage = (name: string, rank: number, status: "RUNNING" | "NEVER_DEPLOYED") => ({
  status,
  environment: { name, rank },
});

test("people ask for the last stage that has something to tell", () => {
  const [prod, dev, staging] = [
    stage("prod", 3, "NEVER_DEPLOYED"),
    stage("dev", 1, "RUNNING"),
    stage("staging", 2, "RUNNING"),
  ];
  expect(findLastStage([prod, dev, staging])).toBe("staging");
  expect(findLastStage([prod, stage("dev", 1, "NEVER_DEPLOYED")])).toBe("dev");
  expect(findLastStage([])).toBeNull();
});
