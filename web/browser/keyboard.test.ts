import { expect } from "vitest";
import { makeService } from "./make-service.ts";
import { openAs, openWindow, walk } from "./open-browser.ts";

walk("the keyboard walks rows, opens one, and reaches every page and service", async () => {
  const { page, complaints } = await openAs("dev");
  for (const name of ["keys-one", "keys-two"]) await makeService(page, name);
  await page.goto("/services?search=keys-");
  await page.getByRole("link", { name: "keys-two" }).waitFor();

  await page.keyboard.press("j");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("k");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/services/keys-one");

  await page.keyboard.press("c");
  await page.waitForURL("**/services/new");
  await page.keyboard.press("g");
  await page.keyboard.press("s");
  await page.waitForURL("**/services");
  await page.keyboard.press("g");
  await page.keyboard.press("d");
  await page.waitForURL("**/deployments");
  await page.keyboard.press("g");
  await page.keyboard.press("e");
  await page.waitForURL("**/environments");

  await page.keyboard.press("Control+k");
  await page.getByRole("dialog").getByRole("combobox").fill("keys-tw");
  await page.getByRole("option", { name: "keys-two", exact: true, selected: true }).waitFor();
  await page.keyboard.press("Enter");
  await page.waitForURL("**/services/keys-two");
  expect(complaints).toEqual([]);
});

walk("the list follows what is typed, and the address holds it", async () => {
  const { page } = await openAs("dev");
  await makeService(page, "typed-api");
  await page.goto("/services");
  await page.getByRole("searchbox").pressSequentially("typed-a");
  await page.waitForURL("**/services?search=typed-a**");
  await expect.poll(() => page.locator("[data-row]").allInnerTexts()).toEqual(["typed-api"]);

  await page.getByRole("searchbox").fill("nothing of that name");
  await page.getByRole("link", { name: "Show all services" }).click();
  await page.getByRole("link", { name: "typed-api", exact: true }).waitFor();
  await expect.poll(() => page.getByRole("searchbox").inputValue()).toBe("");
});

walk("single letters stay silent for who turned them off, and in fields", async () => {
  const { page } = await openAs("dev");
  await page.goto("/settings/tokens");
  await page.getByLabel("Name", { exact: true }).pressSequentially("c?gs");
  expect(await page.getByLabel("Name", { exact: true }).inputValue()).toBe("c?gs");
  await page.getByRole("heading", { name: "Settings" }).click();

  await page.keyboard.press("?");
  await page.getByRole("checkbox", { name: "Single letters are shortcuts" }).uncheck();
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await page.keyboard.press("?");
  await page.keyboard.press("c");
  await page.keyboard.press("Control+k");
  await page.getByRole("dialog", { name: /Go to/ }).waitFor();
  expect(new URL(page.url()).pathname).toBe("/settings/tokens");
});

walk("a chosen theme stays, and the server paints it", async () => {
  const { page } = await openAs("dev", { colorScheme: "light" });
  await page.getByRole("button", { name: "You: dev" }).click();
  await page.getByRole("button", { name: "Dark" }).click();
  await page.locator("html[data-theme=dark]").waitFor();
  expect(await (await page.request.get("/services")).text()).toContain('data-theme="dark"');
});

walk("a first visit loads at most 150 kB of script", async () => {
  const { page } = await openWindow();
  const sizes: Promise<number>[] = [];
  page.on("requestfinished", (request) => {
    if (request.url().includes("/assets/") && request.resourceType() === "script")
      sizes.push(request.sizes().then(({ responseBodySize }) => responseBodySize));
  });
  await page.goto("/auth/sign-in?login=dev", { waitUntil: "networkidle" });
  expect(new URL(page.url()).pathname).toBe("/services");
  const total = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
  expect(total).toBeGreaterThan(50_000);
  expect(total).toBeLessThanOrEqual(150 * 1_024);
});
