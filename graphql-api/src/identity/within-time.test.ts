import { expect, test } from "vitest";
import { withinTime } from "./within-time.ts";

test("what is ready in time is answered, good or bad", async () => {
  await expect(withinTime(10_000, Promise.resolve("done"))).resolves.toBe("done");
  await expect(withinTime(10_000, Promise.reject(new Error("broken")))).rejects.toThrow("broken");
});

test("what never ends is given up", async () => {
  await expect(withinTime(1, new Promise(() => {}))).rejects.toThrow("It took longer than 1 ms.");
});
