import { expect } from "vitest";
import { awaitCreation } from "./await-creation.ts";
import { controlGithub, countCreations } from "./control-github.ts";
import { planService } from "./create-service.ts";
import { makeService } from "./make-service.ts";
import { openAs, walk } from "./open-browser.ts";
import { takePicture } from "./take-picture.ts";

walk("a developer signs in, plans and creates a service, and watches every step go green", async () => {
  const { page, complaints } = await openAs("dev");
  await page.getByRole("link", { name: "Create service" }).click();
  await page.getByRole("link", { name: "Node.js API" }).click();
  await takePicture(page, "form");

  await page.getByLabel("Name", { exact: true }).fill("walk-api");
  await page.getByText("walk-api is free").waitFor();
  await page.getByLabel(/Description/).fill("Takes payments and tells the ledger.");
  await page.getByLabel("Environment variables: name 1").fill("LOG_LEVEL");
  await page.getByLabel("Environment variables: value 1").fill("debug");
  await page.getByRole("button", { name: "Show the plan" }).click();

  await page.getByRole("heading", { name: "The plan for walk-api" }).waitFor();
  expect(await page.getByText("acme/walk-api", { exact: true }).isVisible()).toBe(true);
  await page.getByRole("link", { name: "Dockerfile" }).click();
  expect(await page.getByRole("region", { name: "Dockerfile" }).innerText()).toContain("FROM");
  await takePicture(page, "plan");

  // Who sees a creation unfinished is taken to its end, so it is held until it is seen.
  await controlGithub({ secondaryRateLimit: { retryAfter: 1, match: { method: "POST", path: "/repos$" } } });
  await page.getByRole("button", { name: "Create walk-api" }).click();
  await page.waitForURL("**/services/walk-api/creation");
  await page.locator("[data-step][data-status=WAITING]").waitFor();
  await takePicture(page, "creation");
  // All green is shown for a moment only, so the page itself has to look.
  const green = await page.evaluateHandle(() => {
    const isGreen = () => document.querySelectorAll("[data-step][data-status=SUCCEEDED]").length === 6;
    const options = { subtree: true, childList: true, attributes: true };
    return {
      seen: new Promise((resolve) => new MutationObserver(() => isGreen() && resolve(true)).observe(document, options)),
    };
  });
  await controlGithub({ secondaryRateLimit: null });
  await green.evaluate(({ seen }) => seen);

  await page.waitForURL("**/services/walk-api");
  await page.getByRole("heading", { name: "walk-api", level: 1 }).waitFor();
  const cards = page.getByRole("listitem").filter({ has: page.getByRole("heading") });
  const environments = await cards.getByRole("heading").allInnerTexts();
  expect(environments.slice(0, 3)).toEqual(["dev", "staging", "prod"]);
  expect(await page.getByText("LOG_LEVEL=debug").isVisible()).toBe(true);
  await takePicture(page, "service");
  expect(complaints).toEqual([]);
});

walk("a double click creates one service", async () => {
  const { page } = await openAs("dev");
  await planService(page, "twice-api");
  await page.getByRole("button", { name: "Create twice-api" }).dblclick();
  await awaitCreation(page, "twice-api");
  expect(await countCreations("twice-api")).toBe(1);

  await page.goto("/services?search=twice-api");
  expect(await page.getByRole("status").filter({ hasText: "service" }).innerText()).toBe("1 service");
});

walk("the whole way works without JavaScript", async () => {
  const { page } = await openAs("dev", { javaScriptEnabled: false });
  await page.goto("/services/new");
  await page.getByRole("link", { name: "Node.js API" }).click();
  await page.getByLabel("Name", { exact: true }).fill("no--script");
  await page.getByRole("button", { name: "Show the plan" }).click();
  expect(await page.getByRole("alert").getByRole("link").getAttribute("href")).toBe("#field-name");
  expect(await page.getByLabel("Name", { exact: true }).inputValue()).toBe("no--script");

  await page.getByLabel("Name", { exact: true }).fill("no-script");
  await page.getByLabel("Port").fill("9090");
  await page.getByRole("button", { name: "Show the plan" }).click();
  await page.getByRole("button", { name: "Change answers" }).click();
  expect(await page.getByLabel("Port").inputValue()).toBe("9090");
  await page.getByRole("button", { name: "Show the plan" }).click();
  await page.getByRole("button", { name: "Create no-script" }).click();

  await page.waitForURL("**/services/no-script/creation");
  await expect
    .poll(async () => (await page.reload()) && page.getByText("no-script is ready.").isVisible(), { interval: 500 })
    .toBe(true);
  await page.getByRole("link", { name: "Open no-script" }).click();
  await page.getByText("9090").waitFor();
});

walk("what is wrong is told on top and at its field, in the same words, and a link leads there", async () => {
  const { page } = await openAs("dev");
  await makeService(page, "taken-api");
  await page.goto("/services/new?template=node-api");
  await page.getByLabel("Name", { exact: true }).fill("taken-api");
  await page.getByLabel("Port").fill("80");
  await page.getByRole("button", { name: "Show the plan" }).click();

  const summary = page.getByRole("alert");
  await summary.waitFor();
  await expect.poll(() => summary.evaluate((box) => box === document.activeElement)).toBe(true);
  const links = summary.getByRole("link");
  expect(await links.count()).toBe(2);
  for (const [link, label] of [
    [links.first(), "Name"],
    [links.last(), "Port"],
  ] as const) {
    await link.click();
    const field = page.getByLabel(label, { exact: true });
    await expect.poll(() => field.evaluate((input) => input === document.activeElement)).toBe(true);
    const notes = await field.getAttribute("aria-describedby");
    expect(await page.locator(`#${notes?.split(" ").at(-1)}`).innerText()).toBe(await link.innerText());
  }
});
