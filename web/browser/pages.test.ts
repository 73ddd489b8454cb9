import { expect } from "vitest";
import { findBarriers } from "./find-barriers.ts";
import { makeService } from "./make-service.ts";
import { openAs, openWindow, walk } from "./open-browser.ts";
import { takePicture } from "./take-picture.ts";

const paths = [
  "/services",
  "/services?search=nothing-of-this-name",
  "/services/new",
  "/services/new?template=node-api",
  "/services/pictured-api",
  "/services/pictured-api/creation",
  "/services/pictured-api/metrics/dev",
  "/services/pictured-api/logs/dev",
  "/deployments",
  "/deployments?service=pictured-api&status=AWAITING_APPROVAL&since=24h",
  "/deployments/dep_nowhere",
  "/environments",
  "/environments?differing=on",
  "/insights",
  "/insights?days=90&team=platform",
  "/settings/tokens",
  "/settings/teams",
  "/settings/environments",
  "/settings/audit",
  "/nowhere",
];

/** Both themes are judged where there is most to see; the last screen is about what fits. */
const screens = [
  { screen: "laptop", width: 1280, height: 800, colorScheme: "light", judged: true },
  { screen: "laptop", width: 1280, height: 800, colorScheme: "dark", judged: true },
  { screen: "phone", width: 390, height: 844, colorScheme: "light", judged: true },
  { screen: "wide", width: 1920, height: 1080, colorScheme: "dark", judged: false },
] as const;

walk("every page is accessible in both themes, and none is wider than its screen", { timeout: 400_000 }, async () => {
  const { page, complaints } = await openAs("ada");
  await makeService(page, "pictured-api");

  for (const path of paths) {
    await page.goto(path);
    for (const { screen, width, height, colorScheme, judged } of screens) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height });
      const where = `${path}, ${colorScheme}, ${screen}`;
      const excess = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      await expect.poll(excess, { message: where }).toBeLessThanOrEqual(0);
      if (judged) expect(await findBarriers(page), where).toEqual([]);
      await takePicture(page, `${screen}-${colorScheme}-${path.replace(/\W+/g, "-")}`);
    }
  }
  expect(complaints).toEqual([]);
});

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
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await page.keyboard.press("Control+k");
    await page.getByRole("dialog", { name: /Go to/ }).waitFor();
    expect(await findBarriers(page), "palette").toEqual([]);
    await takePicture(page, `palette-${colorScheme}`);
  }
});
