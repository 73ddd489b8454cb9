import { expect, test } from "vitest";
import { createLogFollower } from "./log-follower.ts";
import { toLogLine } from "./to-log-line.ts";

const line = (number: number, message = `line ${number}`) =>
  toLogLine({ id: String(number), at: new Date(number), stream: "orders/orders/0123456789", message });

test("whoever does not read is held the newest thousand lines, and is told how many had to go", async () => {
  const follower = createLogFollower();
  for (let number = 1; number <= 1500; number += 1) follower.offer(line(number));
  const { value: gap } = await follower.iterator.next();
  expect(gap).toMatchObject({
    ...{ task: "", level: "warn", missingSince: new Date(1), at: new Date(501) },
    message:
      "500 lines came faster than they could be told and are left out between 1970-01-01T00:00:00.001Z and 1970-01-01T00:00:00.501Z.",
  });
  expect((await follower.iterator.next()).value).toMatchObject({ message: "line 501" });
  for (let number = 502; number <= 1500; number += 1) await follower.iterator.next();
  const next = follower.iterator.next();
  follower.offer(line(1501));
  expect((await next).value).toMatchObject({ message: "line 1501" });
});

test("long lines fill it sooner", async () => {
  const follower = createLogFollower();
  for (let number = 1; number <= 100; number += 1) follower.offer(line(number, "x".repeat(50_000)));
  const { value: gap } = await follower.iterator.next();
  expect(gap.message).toMatch(/^69 lines came faster than/);
});

test("its end is told once, also to whoever asks after it, and nothing is kept", async () => {
  const follower = createLogFollower();
  const ends: string[] = [];
  follower.onEnd(() => ends.push("during"));
  const waiting = follower.iterator.next();
  await follower.iterator.return?.();
  follower.end();
  follower.onEnd(() => ends.push("after"));
  follower.offer(line(1));
  expect(await waiting).toEqual({ value: undefined, done: true });
  expect(await follower.iterator.next()).toEqual({ value: undefined, done: true });
  expect(ends).toEqual(["during", "after"]);
});
