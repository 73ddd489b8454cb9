import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type axe from "axe-core";
import type { Page } from "playwright-core";

/** What axe finds against WCAG 2.2 AA and its best practices: the rule and the first place of each. */
export async function findBarriers(page: Page): Promise<string[]> {
  const file = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
  await page.evaluate(await readFile(file, "utf8"));
  await settleColours(page);
  return page.evaluate(async () => {
    const runOnly = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
    const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run(document, { runOnly });
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
  });
}

/** A colour on its way to another one is neither, and a change of theme sets out only when somebody looks. */
function settleColours(page: Page): Promise<void> {
  return page.evaluate(async () => {
    const ends = ({ effect }: Animation) => Number.isFinite(Number(effect?.getComputedTiming().endTime));
    const moving = () => document.getAnimations().filter(ends);
    while (moving().length > 0) await Promise.allSettled(moving().map(({ finished }) => finished));
  });
}
