import type { Page } from "playwright-core";
import { expect, onTestFinished, test } from "vitest";
import { askService } from "./ask-service.ts";
import { findBarriers } from "./find-barriers.ts";
import { makeService } from "./make-service.ts";
import { MEASURED_SERVICE } from "./measured-service.ts";
import { openAs, walk } from "./open-browser.ts";
import { pushChange } from "./push-change.ts";
import { takePicture } from "./take-picture.ts";

const NAME = "measured-api";
/** From its first traffic on, charts may need so long, in milliseconds. */
const SOON = { timeout: 90_000 };
const measuredWalk = process.env.WAYMARK_PROMETHEUS ? walk : test.skip;

measuredWalk(
  "from a service's first traffic on its charts move, and tell of errors and of deployments",
  { timeout: 300_000 },
  async () => {
    const { page, complaints } = await openAs("ada");
    await makeService(page, NAME, "sample-api");
    await deploy(page, await pushChange(NAME, "measured", { "src/index.js": MEASURED_SERVICE }));

    sendTraffic();
    await page.goto(`/services/${NAME}`);
    const card = page.locator('[data-environment="dev"]');
    await expect.poll(() => card.locator("[data-signal=Requests]").innerText(), SOON).toMatch(/[1-9].* req\/s/);
    await expect.poll(() => card.locator("[data-signal=Errors]").innerText(), SOON).toMatch(/[1-9].* %/);
    await card.locator("[data-health=FAILING]").waitFor(SOON);

    // What fires is told with what to do about it, here and on the list.
    const alert = page.locator("[data-alert=SomethingFails]");
    await alert.getByText(`${NAME} fails in dev.`).waitFor(SOON);
    const runbook = await alert.getByRole("link", { name: "Runbook of SomethingFails" }).getAttribute("href");
    expect(runbook).toMatch(/\/acme\/waymark\/.*runbook\.md#somethingfails$/);
    await takePicture(page, "service-signals");
    const charts = await card.getByRole("link", { name: "Charts of dev" }).getAttribute("href");
    await page.goto(`/services?search=${NAME}`);
    await page.getByText("1 alert", { exact: true }).waitFor();
    await takePicture(page, "services-alert");

    // Who names no environment comes to the last one that runs it.
    await page.goto(`/services/${NAME}/metrics`);
    expect(new URL(page.url()).pathname).toBe(charts);
    await page.getByRole("heading", { name: "Error ratio" }).waitFor();
    await expect.poll(() => page.locator("[data-plot] canvas").count()).toBe(4);
    const first = await rateOf(page);
    sendTraffic();
    await expect.poll(() => rateOf(page), SOON).not.toBe(first);

    // What was deployed stands on every chart, and leads to its page.
    const mark = page.locator('[data-plot="Error ratio"] a');
    await expect.poll(() => mark.count()).toBe(1);
    await mark.hover();
    await mark.getByText("Deploy of").waitFor();
    await takePicture(page, "metrics");

    await page.getByRole("link", { name: "15m" }).click();
    await page.getByRole("heading", { name: "The last 15 minutes in numbers" }).waitFor();
    expect(new URL(page.url()).search).toBe("?range=15m");
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await findBarriers(page), colorScheme).toEqual([]);
    }
    await mark.click();
    await page.waitForURL("**/deployments/dep_*");
    expect(complaints).toEqual([]);
  },
);

async function deploy(page: Page, ref: string): Promise<void> {
  await page.goto(`/services/${NAME}/deploy/dev?ref=${ref}`);
  await page.getByRole("button", { name: "Deploy to dev" }).click();
  await page.waitForURL("**/deployments/dep_*");
  await page.getByRole("heading", { level: 1 }).getByText("Succeeded", { exact: true }).waitFor({ timeout: 120_000 });
}

/** Asks the service ten times a second until the test ends; every third request fails. */
function sendTraffic(): void {
  let sent = 0;
  const timer = setInterval(() => {
    sent += 1;
    // A request that finds no task counts for nobody.
    askService(NAME, "dev", sent % 3 === 0 ? "/broken" : "/").catch(() => {});
  }, 100);
  onTestFinished(() => clearInterval(timer));
}

/** The request rate that the page tells now. */
const rateOf = (page: Page): Promise<string> => page.locator("[data-signal=rate] td").first().innerText();
