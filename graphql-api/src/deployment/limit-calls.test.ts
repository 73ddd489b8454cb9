import { expect, test } from "vitest";
import { limitCalls } from "./limit-calls.ts";

test("only so many run at once, the others in turn, also after one has failed", async () => {
  const inTurns = limitCalls(2);
  const begun: number[] = [];
  const ends: (() => void)[] = [];
  const call = (number: number) =>
    inTurns(async () => {
      begun.push(number);
      await new Promise<void>((end) => ends.push(end));
      if (number === 1) throw new Error("one");
      return number;
    });
  const all = Promise.allSettled([1, 2, 3, 4].map(call));
  await expect.poll(() => begun).toEqual([1, 2]);
  ends[0]?.();
  await expect.poll(() => begun).toEqual([1, 2, 3]);
  ends[1]?.();
  await expect.poll(() => begun).toEqual([1, 2, 3, 4]);
  ends[2]?.();
  ends[3]?.();
  expect((await all).map(({ status }) => status)).toEqual(["rejected", "fulfilled", "fulfilled", "fulfilled"]);
  await expect(inTurns(async () => 5)).resolves.toBe(5);
});
