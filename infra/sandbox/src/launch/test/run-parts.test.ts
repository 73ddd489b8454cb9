import { expect, test } from "vitest";
import { type Part, runParts } from "./run-parts.ts";
import { Tally } from "./tally.ts";

/** How long it took is this machine's affair. */
const untimed = (text: string | undefined) => text?.replace(/\d+ s\b/, "N s");

/** A part that writes its name twice, and ends when told to. */
function makePart(name: string): Part & { end: () => void; hasBegun: () => boolean } {
  const { promise, resolve } = Promise.withResolvers<void>();
  let hasBegun = false;
  return {
    name,
    hasBegun: () => hasBegun,
    end: resolve,
    run: async (write) => {
      hasBegun = true;
      write(`${name} begins\n`);
      await promise;
      write(`${name} ends\n`);
    },
  };
}

test("so many run at once, and what each wrote is printed in one piece when it ends", async () => {
  const [one, two, three] = [makePart("one"), makePart("two"), makePart("three")];
  const printed: string[] = [];
  const ran = runParts(new Tally(), [one, two, three], 2, (text) => printed.push(text));
  expect([one, two, three].map((part) => part.hasBegun())).toEqual([true, true, false]);
  two.end();
  await expect.poll(() => three.hasBegun()).toBe(true);
  three.end();
  await expect.poll(() => printed.length).toBe(2);
  one.end();
  await ran;
  expect(printed.map(untimed)).toEqual(
    ["two", "three", "one"].map((name) => `\n── ${name} (N s)\n${name} begins\n${name} ends\n`),
  );
});

test("while parts run, it is said what they wrote last", async () => {
  const part = makePart("slow");
  const printed: string[] = [];
  const ran = runParts(new Tally(), [part], 1, (text) => printed.push(text), 5);
  await expect.poll(() => untimed(printed[0])).toBe("… slow, N s: slow begins\n");
  part.end();
  await ran;
});

test("a part that breaks is a failure, and the others go on", async () => {
  const tally = new Tally();
  const broken: Part = { name: "broken", run: () => Promise.reject(new Error("no disk")) };
  const whole = makePart("whole");
  whole.end();
  await runParts(tally, [broken, whole], 1, () => undefined);
  expect(whole.hasBegun()).toBe(true);
  expect(tally.failures).toEqual([{ title: "broken", details: expect.stringContaining("no disk") }]);
});
