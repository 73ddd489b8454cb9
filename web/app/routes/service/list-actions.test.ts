import { expect, test } from "vitest";
import { listActions } from "./list-actions.ts";

const place = (changes: Partial<Parameters<typeof listActions>[0]>) => ({
  service: "order-api",
  environment: { name: "dev", rank: 1, protected: false },
  isFirst: true,
  pendingCommits: null,
  deployBlockers: [],
  promotionBlockers: [],
  rollbackBlockers: [],
  ...changes,
});

test("the first stage takes deployments, a later one promotions, and both go back", () => {
  const [deploy, back] = listActions(place({}));
  expect([deploy.path, back.path]).toEqual(["/services/order-api/deploy/dev", "/services/order-api/rollback/dev"]);
  expect([deploy.refusal, back.refusal]).toEqual([null, null]);

  const later = place({ isFirst: false, environment: { name: "prod", rank: 3, protected: true } });
  expect(listActions(later)[0]).toMatchObject({ verb: "Promote to prod", path: "/services/order-api/promote/prod" });
});

test("a promotion is the thing to do next only while the stage before has something newer", () => {
  const pendingCommits = { total: 1, url: null, commits: [] };
  const looks = [null, pendingCommits].map((pending) =>
    listActions(place({ isFirst: false, pendingCommits: pending })).map(({ primary }) => primary),
  );
  expect(looks).toEqual([
    [false, false],
    [true, false],
  ]);
});

test("an action says the first of the sentences that keep it from being accepted, and only its own", () => {
  const [promote, back] = listActions(
    place({
      isFirst: false,
      deployBlockers: [{ message: "staging takes only what was verified in dev." }],
      promotionBlockers: [{ message: "Your role is VIEWER." }, { message: "There is nothing to promote." }],
    }),
  );
  expect([promote.refusal, back.refusal]).toEqual(["Your role is VIEWER.", null]);
});
