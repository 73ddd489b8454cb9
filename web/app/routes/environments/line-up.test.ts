import { expect, test } from "vitest";
import type { MatrixCellFragment } from "../../gql/generated/graphql.ts";
import { lineUp } from "./line-up.ts";

const stage = (name: string, rank: number) => ({ id: `env_${name}`, name, rank, protected: false });
const stages = [stage("dev", 1), stage("staging", 2), stage("prod", 3)];

function cell(name: string, release: string | null): MatrixCellFragment {
  const running = { id: release ?? "", version: "v", commitSha: "c", commitMessage: null, commitUrl: null };
  return {
    id: `sve_${name}`,
    status: release === null ? "NEVER_DEPLOYED" : "RUNNING",
    url: `http://payments.${name}.example.com`,
    environment: { id: `env_${name}`, name },
    current: release === null ? null : { id: "dep_1", finishedAt: null, release: running },
    active: null,
    awaitingApproval: [],
    newerRelease: null,
    pendingCommits: null,
  };
}

const behind = (...cells: MatrixCellFragment[]) => lineUp({ environments: cells }, stages).map((place) => place.behind);

test("a stage is behind when the one before runs another release, or anything at all", () => {
  expect(behind(cell("dev", "r2"), cell("staging", "r1"), cell("prod", null))).toEqual([null, "dev", "staging"]);
  expect(behind(cell("dev", "r1"), cell("staging", "r1"), cell("prod", "r1"))).toEqual([null, null, null]);
});

test("nothing is behind a stage where nothing runs", () => {
  expect(behind(cell("dev", null), cell("staging", null), cell("prod", "r1"))).toEqual([null, null, null]);
});

test("a stage that the service does not live in is empty, and the next compares with the one before it", () => {
  const places = lineUp({ environments: [cell("dev", "r2"), cell("prod", "r1")] }, stages);
  expect(places.map(({ shown }) => shown?.environment.name ?? null)).toEqual(["dev", null, "prod"]);
  expect(places.map((place) => place.behind)).toEqual([null, null, "dev"]);
});

test("the order is that of the stages, whatever the order of the service's places", () => {
  const places = lineUp({ environments: [cell("prod", "r1"), cell("dev", "r1"), cell("staging", "r1")] }, stages);
  expect(places.map(({ shown }) => shown?.environment.name)).toEqual(["dev", "staging", "prod"]);
});
