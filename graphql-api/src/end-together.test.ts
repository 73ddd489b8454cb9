import { expect, test } from "vitest";
import { endTogether } from "./end-together.ts";
import { createSubscriber } from "./subscriber.ts";

/** A story that says `begin`, then whatever the news are. */
function tell() {
  let left = false;
  const { iterator: news, offer } = createSubscriber<string>(
    () => true,
    () => {
      left = true;
    },
  );
  async function* story() {
    yield "begin";
    for await (const word of news) yield word;
  }
  return { story: endTogether(news, story()), offer, hasLeft: () => left };
}

test("who leaves while the story waits for news is let go at once", async () => {
  const { story, hasLeft } = tell();
  expect(await story.next()).toEqual({ value: "begin", done: false });
  const waiting = story.next();
  expect(await story.return?.()).toEqual({ value: undefined, done: true });
  expect(await waiting).toEqual({ value: undefined, done: true });
  expect(hasLeft()).toBe(true);
});

test("who leaves before the first word leaves the news, too", async () => {
  const { story, hasLeft } = tell();
  await story.return?.();
  expect(hasLeft()).toBe(true);
  expect(await story.next()).toEqual({ value: undefined, done: true });
});

test("a story that ends by itself leaves the news", async () => {
  const { iterator: news } = createSubscriber<string>(
    () => true,
    () => {},
  );
  async function* short() {
    yield "all";
  }
  const words: string[] = [];
  for await (const word of endTogether(news, short())) words.push(word);
  expect(words).toEqual(["all"]);
  expect(await news.next()).toEqual({ value: undefined, done: true });
});

test("a story that fails leaves the news, and the failure is told", async () => {
  const { iterator: news } = createSubscriber<string>(
    () => true,
    () => {},
  );
  // biome-ignore lint/correctness/useYield: it fails before its first word
  async function* broken(): AsyncGenerator<string> {
    throw new Error("the truth cannot be read");
  }
  await expect(endTogether(news, broken()).next()).rejects.toThrow("the truth cannot be read");
  expect(await news.next()).toEqual({ value: undefined, done: true });
});
