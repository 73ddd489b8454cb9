import { stripVTControlCharacters } from "node:util";
import type { Tally } from "./tally.ts";

/** Something that `npm test` runs beside other things. */
export interface Part {
  name: string;
  /** @param write takes what is to be read when the part has ended. */
  run(write: (text: string) => void): Promise<void>;
}

interface Running {
  name: string;
  began: number;
  text: string;
}

const PROGRESS_MS = 30_000;

/**
 * Runs parts in their order, so many at once. What one writes is printed in one piece when it ends; meanwhile a line
 * says every half minute what runs and what it wrote last. A part that breaks counts as one failure.
 */
export async function runParts(
  tally: Tally,
  parts: Part[],
  atOnce: number,
  print: (text: string) => void,
  progressMs = PROGRESS_MS,
): Promise<void> {
  const queue = [...parts];
  const running = new Set<Running>();
  const progress = setInterval(() => print(describeProgress([...running])), progressMs);
  const work = async () => {
    for (let part = queue.shift(); part !== undefined; part = queue.shift()) {
      const own: Running = { name: part.name, began: performance.now(), text: "" };
      running.add(own);
      await part
        .run((text) => {
          own.text += text;
        })
        .catch((error: unknown) => tally.fail(own.name, error instanceof Error ? (error.stack ?? "") : String(error)));
      running.delete(own);
      print(`\n── ${own.name} (${secondsSince(own.began)} s)\n${own.text.trim()}\n`);
    }
  };
  try {
    await Promise.all(Array.from({ length: atOnce }, work));
  } finally {
    clearInterval(progress);
  }
}

const MOST_CHARACTERS = 90;

function describeProgress(running: Running[]): string {
  const lines = running.map(({ name, began, text }) => {
    const last = stripVTControlCharacters(text).trim().split("\n").at(-1)?.trim().slice(0, MOST_CHARACTERS);
    return `… ${name}, ${secondsSince(began)} s${last ? `: ${last}` : ""}`;
  });
  return `${lines.join("\n")}\n`;
}

function secondsSince(began: number): string {
  return ((performance.now() - began) / 1_000).toFixed(0);
}
