import { expect, test } from "vitest";
import type { WatchedDeploymentFragment } from "../../gql/generated/graphql.ts";
import { addressOf, findOffers, scriptOf } from "./find-offers.ts";

type Place = WatchedDeploymentFragment["serviceEnvironment"];

const release = (id: string) => ({
  id,
  version: id,
  commitSha: `${id}-commit`,
  commitMessage: `Change ${id}\n\nat length`,
  commitUrl: null,
});
const dev = { id: "env_1", name: "dev", rank: 1, protected: false };
const prod = { id: "env_3", name: "prod", rank: 3, protected: true };

function ended(
  changes: Partial<WatchedDeploymentFragment>,
  place: Partial<Place> = {},
  running = "r2",
): WatchedDeploymentFragment {
  const service = {
    id: "svc_1",
    name: "payments",
    environments: [dev, prod].map((environment) => ({ id: environment.name, environment })),
  };
  return {
    id: "dep_1",
    kind: "DEPLOY",
    status: "SUCCEEDED",
    reason: null,
    createdAt: "2030-01-01T12:00:00Z",
    startedAt: null,
    finishedAt: null,
    workflowRunUrl: null,
    requestedBy: null,
    approvedBy: null,
    release: release("r2"),
    steps: [],
    approvalBlockers: [],
    newerRelease: null,
    cancelBlockers: [],
    ...changes,
    serviceEnvironment: {
      id: "sve_1",
      url: "http://payments.example.com",
      status: "RUNNING",
      environment: dev,
      service,
      current: { id: "dep_0", finishedAt: null, release: release(running) },
      rollbackCandidates: [release("r1"), release("r0")],
      deployBlockers: [],
      promotionBlockers: [],
      rollbackBlockers: [],
      ...place,
    },
  };
}

const offers = (deployment: WatchedDeploymentFragment) =>
  findOffers(deployment).map(({ intent, word, input }) => [intent, word, input.release ?? input.ref]);

test("what moves or waits offers nothing yet", () => {
  expect(findOffers(ended({ status: "RUNNING" }))).toEqual([]);
  expect(findOffers(ended({ status: "AWAITING_APPROVAL" }))).toEqual([]);
});

test("what runs can be deployed again in the first stage, and rolled back to what ran before", () => {
  expect(offers(ended({}))).toEqual([
    ["deploy", "Re-deploy", "r2-commit"],
    ["rollback", "Roll back to r1", "r1"],
  ]);
  expect(offers(ended({ kind: "PROMOTION" }, { environment: prod }))).toEqual([["rollback", "Roll back to r1", "r1"]]);
});

test("what ran once and was replaced can come back, unless it is no candidate", () => {
  expect(offers(ended({ release: release("r1") }))).toEqual([["rollback", "Roll back to r1", "r1"]]);
  expect(offers(ended({ release: release("r1") }, { rollbackCandidates: [] }))).toEqual([]);
});

test("what failed is tried again the way it came, with the environment's own blockers", () => {
  const failed = ended(
    { status: "FAILED" },
    { deployBlockers: [{ code: "CONFLICT", message: "r3 is on its way." }] },
    "r1",
  );
  expect(offers(failed)).toEqual([["deploy", "Re-deploy", "r2-commit"]]);
  expect(findOffers(failed)[0]?.blockers.map(({ message }) => message)).toEqual(["r3 is on its way."]);

  const promotion = findOffers(ended({ status: "REJECTED", kind: "PROMOTION" }, { environment: prod }, "r1"));
  expect(promotion.map(({ intent, input }) => [intent, input.release])).toEqual([["promote", "r2"]]);
  expect(promotion[0]?.meaning).toContain("waits for another person's approval");
  expect(offers(ended({ status: "LOST", kind: "ROLLBACK" }, {}, "r1"))).toEqual([["rollback", "Re-deploy", "r2"]]);
});

test("the dialog and the script are about the very thing that was offered", () => {
  const [offer] = findOffers(ended({ status: "FAILED" }));
  expect(offer && addressOf(offer)).toBe("/services/payments/deploy/dev?ref=r2-commit");
  expect(offer && scriptOf(offer)).toEqual({
    name: "deploy",
    asks: "deployment { id status }",
    input: { service: "payments", environment: "dev", ref: "r2-commit" },
  });

  const [, back] = findOffers(ended({}));
  expect(back && addressOf(back)).toBe("/services/payments/rollback/dev?release=r1");
});
