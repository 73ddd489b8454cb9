import { expect, test } from "vitest";
import type { WatchedDeploymentFragment } from "../../gql/generated/graphql.ts";
import { tellStory } from "./tell-story.ts";

type Told = Parameters<typeof tellStory>[0];
type Step = WatchedDeploymentFragment["steps"][number];

const release = (version: string) => ({
  id: `rel_${version}`,
  version,
  commitSha: version,
  commitMessage: null,
  commitUrl: null,
});
const step = (job: string | null, title: string, status: Step["status"]): Step => ({
  id: title,
  name: title,
  title,
  job,
  status,
  startedAt: null,
  finishedAt: null,
  attempts: 1,
  message: null,
  url: null,
});

function told(status: Told["status"], running: string | null, steps: Step[] = []): string {
  const serviceEnvironment: Told["serviceEnvironment"] = {
    id: "sve_1",
    url: "http://payments.example.com",
    status: "RUNNING",
    environment: { id: "env_1", name: "dev", rank: 1, protected: false },
    service: { id: "svc_1", name: "payments", environments: [] },
    current: running === null ? null : { id: "dep_0", finishedAt: null, release: release(running) },
    rollbackCandidates: [],
    deployBlockers: [],
    promotionBlockers: [],
    rollbackBlockers: [],
  };
  return tellStory({ status, reason: null, steps, release: release("bbbbbbb"), serviceEnvironment });
}

test("what moves says how far it is and what it is at", () => {
  const steps = [
    step(null, "Start the workflow", "SUCCEEDED"),
    step("build", "Set up", "SKIPPED"),
    step("build", "Test", "RUNNING"),
    step(null, "Verify", "PENDING"),
  ];
  expect(told("RUNNING", null, steps)).toBe("2 of 4 steps done · build: Test");
  expect(told("QUEUED", null, [step(null, "Start the workflow", "PENDING")])).toBe("It is about to begin.");
  expect(told("RUNNING", null, steps.slice(0, 2))).toBe("2 of 2 steps done.");
});

test("what has succeeded runs there, until something else does", () => {
  expect(told("SUCCEEDED", "bbbbbbb")).toBe("bbbbbbb runs in dev.");
  expect(told("SUCCEEDED", "ccccccc")).toBe("bbbbbbb was deployed to dev. Now ccccccc runs there.");
});

test("what has ended badly did not get there", () => {
  expect(told("FAILED", "ccccccc")).toBe("bbbbbbb did not get to dev.");
  expect(told("REJECTED", null)).toBe("Rejected; nothing was deployed.");
});
