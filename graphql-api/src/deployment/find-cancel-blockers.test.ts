import "reflect-metadata";
import { expect, test } from "vitest";
import { Role, TokenScope } from "../identity/role.ts";
import type { Viewer } from "../identity/viewer.ts";
import { DeploymentStatus } from "./deployment-status.ts";
import { findCancelBlockers } from "./find-cancel-blockers.ts";

const member: Viewer = {
  id: "u1",
  login: "dev",
  name: null,
  avatarUrl: null,
  role: Role.DEVELOPER,
  teams: [{ id: "t1", slug: "platform", name: "Platform" }],
  scopes: null,
  credential: { kind: "session", id: "s1" },
};
const running = { status: DeploymentStatus.RUNNING, ownerId: "t1", ownerName: "Platform" };

test.each(["AWAITING_APPROVAL", "QUEUED", "DISPATCHED", "RUNNING"] as const)(
  "one that is %s can be cancelled",
  (name) => {
    expect(findCancelBlockers(member, { ...running, status: DeploymentStatus[name] })).toEqual([]);
  },
);

test.each(["SUCCEEDED", "FAILED", "CANCELLED", "REJECTED", "LOST"] as const)("one that is %s has ended", (name) => {
  const problem = { code: "CONFLICT", field: ["deployment"], message: `It has ended (${name}).` };
  expect(findCancelBlockers(member, { ...running, status: DeploymentStatus[name] })).toEqual([problem]);
});

test("one that is being verified has done its work already", () => {
  const verifying = { ...running, status: DeploymentStatus.VERIFYING };
  expect(findCancelBlockers(member, verifying)).toMatchObject([
    { code: "CONFLICT", message: expect.stringContaining("Roll back instead") },
  ]);
});

test.each<[string, Partial<Viewer>, RegExp]>([
  ["another team's people", { teams: [] }, /^Only an ADMIN or a member of Platform/],
  ["those who only look", { role: Role.VIEWER }, /your role is VIEWER/],
  ["a token that may only read", { scopes: [TokenScope.READ] }, /lacks the scope DEPLOY/],
])("%s may not", (_who, other, message) => {
  const problems = findCancelBlockers({ ...member, ...other }, running);
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatchObject({ code: "FORBIDDEN", message: expect.stringMatching(message) });
});

test("an ADMIN may for every team", () => {
  expect(findCancelBlockers({ ...member, role: Role.ADMIN, teams: [] }, running)).toEqual([]);
});
