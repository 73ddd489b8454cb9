import { expect, test } from "vitest";
import { shareReading } from "./share-reading.ts";

test("the same news is read once for each thing that is asked about it, other news anew", async () => {
  const share = shareReading<string>();
  const [first, second] = [{ id: "a" }, { id: "a" }];
  const read: string[] = [];
  const ask = (news: object, what: string) =>
    share(news, what, async () => {
      read.push(what);
      return `${what} ${read.length}`;
    });

  expect(await Promise.all([ask(first, "name"), ask(first, "name"), ask(first, "steps")])).toEqual([
    "name 1",
    "name 1",
    "steps 2",
  ]);
  expect(await ask(second, "name")).toBe("name 3");
});
