import { expect, test } from "vitest";
import { isServing, type Task } from "../state/task.ts";
import { planTasks, type Situation } from "./plan-tasks.ts";

function task(id: string, isHealthy: boolean): Task {
  return {
    id,
    arn: id,
    cluster: "waymark-dev",
    service: "orders",
    serviceArn: "orders",
    deployment: id,
    taskDefinition: "orders:1",
    container: "orders",
    image: "orders:one",
    cpu: null,
    memory: null,
    lastStatus: isHealthy ? "RUNNING" : "PENDING",
    desiredStatus: "RUNNING",
    health: isHealthy ? "HEALTHY" : "UNKNOWN",
    healthComplaint: null,
    port: null,
    process: null,
    stopCode: null,
    stoppedReason: null,
    exitCode: null,
    createdAt: 0,
    startedAt: null,
    stoppingAt: null,
    stoppedAt: null,
  };
}

function many(count: number, isHealthy: boolean, name: string): Task[] {
  return Array.from({ length: count }, (_, index) => task(`${name}${index}`, isHealthy));
}

/** How many are started, and which are stopped. */
function plan(situation: Partial<Situation>): [number, string[]] {
  const { start, stop } = planTasks({
    desired: 2,
    minimumHealthyPercent: 100,
    maximumPercent: 200,
    current: [],
    former: [],
    mayStart: true,
    ...situation,
  });
  return [start, stop.map(({ id }) => id)];
}

test("new tasks come first, and each healthy one sends an old one away", () => {
  const former = many(2, true, "old");
  expect(plan({ former })).toEqual([2, []]);
  expect(plan({ former, current: many(2, false, "new") })).toEqual([0, []]);
  expect(plan({ former, current: [task("new0", true), task("new1", false)] })).toEqual([0, ["old0"]]);
  expect(plan({ former, current: many(2, true, "new") })).toEqual([0, ["old0", "old1"]]);
});

test("within the limits old tasks make room for new ones", () => {
  const limits = { minimumHealthyPercent: 50, maximumPercent: 100, former: many(2, true, "old") };
  expect(plan(limits)).toEqual([0, ["old0"]]);
  expect(plan({ ...limits, former: many(1, true, "old") })).toEqual([1, []]);
});

test("old tasks that serve nobody go at once, and too many new ones with the least useful first", () => {
  expect(plan({ former: many(2, false, "old"), current: many(2, true, "new") })).toEqual([0, ["old0", "old1"]]);
  expect(plan({ desired: 1, current: [task("well", true), task("young", false)] })).toEqual([0, ["young"]]);
  expect(plan({ desired: 0, current: many(1, true, "new"), former: many(1, true, "old") })).toEqual([
    0,
    ["new0", "old0"],
  ]);
});

test("a rollout that may not start anything takes nothing away", () => {
  const former = many(2, true, "old");
  expect(plan({ former, mayStart: false })).toEqual([0, []]);
  expect(plan({ former, mayStart: false, minimumHealthyPercent: 0, maximumPercent: 100 })).toEqual([0, []]);
});

test("whatever the limits are, every rollout keeps them and ends", () => {
  const limits = [
    [100, 200],
    [50, 150],
    [50, 100],
    [0, 100],
    [67, 133],
  ];
  for (const [minimumHealthyPercent = 0, maximumPercent = 0] of limits) {
    for (let desired = 1; desired <= 7; desired += 1) {
      const lower = Math.ceil((desired * minimumHealthyPercent) / 100);
      const upper = Math.floor((desired * maximumPercent) / 100);
      let former = many(desired, true, "old");
      let current: Task[] = [];
      // 0 % of room in both directions would never end; AWS refuses only the plainest such pair.
      if (lower === desired && upper === desired) continue;
      for (let round = 0; round < 50 && (former.length > 0 || current.length < desired); round += 1) {
        const { start, stop } = planTasks({
          desired,
          minimumHealthyPercent,
          maximumPercent,
          current,
          former,
          mayStart: true,
        });
        former = former.filter((one) => !stop.includes(one));
        expect(current.length + start + former.length).toBeLessThanOrEqual(upper);
        expect([...current, ...former].filter(isServing).length).toBeGreaterThanOrEqual(lower);
        current = [...current.map((one) => task(one.id, true)), ...many(start, false, `round${round}-`)];
      }
      expect([former.length, current.length]).toEqual([0, desired]);
    }
  }
});
