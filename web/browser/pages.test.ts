import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type axe from "axe-core";
import type { Page } from "playwright-core";
import { afterAll, expect } from "vitest";
import { createService } from "./create-service.ts";
import { closeBrowser, openAs, openWindow, walk } from "./open-browser.ts";
import { takePicture } from "./take-picture.ts";

afterAll(closeBrowser);

const paths = [
  "/services",
  "/services?search=nothing-of-this-name",
  "/services/new",
  "/services/new?template=node-api",
  "/services/pictured-api",
  "/services/pictured-api/creation",
  "/settings/tokens",
  "/settings/teams",
  "/settings/environments",
  "/settings/audit",
  "/nowhere",
];

walk(
  "every page is accessible in both themes, on a phone and on a laptop, and none is wider than its screen",
  { timeout: 180_000 },
  async () => {
    const { page, complaints } = await openAs("ada");
    await createService(page, "pictured-api");
    await page.waitForURL("**/services/pictured-api");

    for (const colorScheme of ["light", "dark"] as const) {
      for (const [screen, width, height] of [
        ["phone", 390, 844],
        ["laptop", 1280, 800],
        ["wide", 1920, 1080],
      ] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
        await page.setViewportSize({ width, height });
        for (const path of paths) {
          await page.goto(path);
          const where = `${path}, ${colorScheme}, ${screen}`;
          if (screen !== "wide") expect(await findBarriers(page), where).toEqual([]);
          expect(
            await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
            where,
          ).toBeLessThanOrEqual(0);
          await takePicture(page, `${screen}-${colorScheme}-${path.replace(/\W+/g, "-")}`);
        }
      }
    }
    expect(complaints).toEqual([]);
  },
);

walk("the sign-in page, the palette, the keys and the menu are accessible in both themes", async () => {
  for (const colorScheme of ["light", "dark"] as const) {
    const stranger = await openWindow({ colorScheme });
    await stranger.page.goto("/sign-in?error=not-a-member&login=eve");
    expect(await findBarriers(stranger.page)).toEqual([]);

    const { page } = await openAs("dev", { colorScheme, reducedMotion: "reduce" });
    await page.getByRole("button", { name: "You: dev" }).click();
    await page.getByRole("button", { name: "Sign out" }).waitFor();
    expect(await findBarriers(page), "menu").toEqual([]);
    await takePicture(page, `menu-${colorScheme}`);

    await page.keyboard.press("Escape");
    await page.keyboard.press("?");
    await page.getByRole("dialog", { name: "Keyboard" }).waitFor();
    expect(await findBarriers(page), "keys").toEqual([]);

    await page.keyboard.press("Escape");
    await page.keyboard.press("Control+k");
    await page.getByRole("dialog", { name: /Go to/ }).waitFor();
    expect(await findBarriers(page), "palette").toEqual([]);
    await takePicture(page, `palette-${colorScheme}`);
  }
});

/** What axe finds against WCAG 2.2 AA and its best practices: the rule and the first place of each. */
async function findBarriers(page: Page): Promise<string[]> {
  const file = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
  await page.evaluate(await readFile(file, "utf8"));
  return page.evaluate(async () => {
    const runOnly = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
    const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run(document, { runOnly });
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
  });
}
