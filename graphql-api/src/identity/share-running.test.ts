import { expect, test } from "vitest";
import { shareRunning } from "./share-running.ts";

test("work under way is shared, work that has ended is done anew", async () => {
  let times = 0;
  const work = shareRunning(async () => ++times);
  expect(await Promise.all([work(), work(), work()])).toEqual([1, 1, 1]);
  expect(await work()).toBe(2);
});

test("a failure is shared too, and not kept", async () => {
  let times = 0;
  const work = shareRunning(async () => {
    times += 1;
    if (times === 1) throw new Error("broken");
    return times;
  });
  const both = await Promise.allSettled([work(), work()]);
  expect(both.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  expect(await work()).toBe(2);
});
