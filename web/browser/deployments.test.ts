import type { Page } from "playwright-core";
import { expect } from "vitest";
import { controlGithub } from "./control-github.ts";
import { findBarriers } from "./find-barriers.ts";
import { makeService } from "./make-service.ts";
import { openAs, walk } from "./open-browser.ts";
import { pushChange } from "./push-change.ts";
import { takePicture } from "./take-picture.ts";

const NAME = "watched-api";
const PATIENCE = { timeout: 120_000 };

/** Keeps the workflow of this service from testing. */
const HOLD = { milliseconds: 3_600_000, match: { path: `^/acme/${NAME}/.*/Test$` } };

/** Asks for a deployment to the first stage and answers its id, with its page open. */
async function deploy(page: Page, ref: string): Promise<string> {
  await page.goto(`/services/${NAME}/deploy/dev?ref=${ref}`);
  await page.getByRole("button", { name: "Deploy to dev" }).click();
  await page.waitForURL("**/deployments/dep_*");
  return page.url().split("/").at(-1) ?? "";
}

async function ends(page: Page, word: string): Promise<void> {
  await page.getByRole("heading", { level: 1 }).getByText(word, { exact: true }).waitFor(PATIENCE);
}

walk(
  "a deployment is seen wherever somebody is: on its page, in the list, in the matrix, and as news elsewhere",
  async () => {
    const [maker, watcher] = [await openAs("dev"), await openAs("ada")];
    await makeService(maker.page, NAME, "sample-api");
    await watcher.page.goto(`/deployments?service=${NAME}`);
    await watcher.page.getByText("No deployment fits").waitFor();

    // Held at its tests, it does not end before everybody is where they want to see it from.
    await controlGithub({ slowStep: HOLD });
    const first = await deploy(maker.page, "main");
    await maker.page.locator('[data-job="cd / Build"][data-status="RUNNING"]').waitFor(PATIENCE);
    await takePicture(maker.page, "deployment-running");
    const row = (id: string) => watcher.page.locator(`[data-deployment="${id}"]`);
    await row(first).waitFor();
    await maker.page.getByRole("link", { name: "Settings" }).click();
    await maker.page.waitForURL("**/settings/tokens");
    await controlGithub({ slowStep: null });
    await watcher.page.locator(`[data-deployment="${first}"][data-status=SUCCEEDED]`).waitFor(PATIENCE);
    const news = maker.page.getByRole("status").getByRole("link", { name: `${NAME}: the deploy to dev succeeded` });
    await news.click();
    await maker.page.waitForURL(`**/deployments/${first}`);
    await expect.poll(() => news.count()).toBe(0);

    await watcher.page.goto(`/environments?search=${NAME}`);
    await watcher.page.locator("[data-stage=staging]").getByRole("button", { name: "1 commit behind dev" }).click();
    const missing = watcher.page.getByRole("region", { name: `In dev and not in staging: ${NAME}` });
    await missing.getByRole("link", { name: /^Commit / }).waitFor();
    expect(await findBarriers(watcher.page)).toEqual([]);
    await takePicture(watcher.page, "matrix-commits");
    await missing.getByRole("link", { name: "Promote to staging …" }).click();
    await watcher.page.waitForURL(`**/services/${NAME}/promote/staging`);

    // What fails says where, and what runs instead of it.
    await pushChange(NAME, "red", { "src/index.test.js": 'throw new Error("This test is red.");\n' });
    const failing = await deploy(maker.page, "red");
    await ends(maker.page, "Failed");
    await maker.page.locator('[data-job="cd / Build"] [data-step="Test"][data-status=FAILED]').waitFor();
    const ending = await maker.page.getByRole("region", { name: "How it ended" }).innerText();
    expect(ending).toContain("Build failed at");
    expect(ending).toContain("In dev now:");
    for (const colorScheme of ["light", "dark"] as const) {
      await maker.page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      expect(await findBarriers(maker.page), colorScheme).toEqual([]);
      await takePicture(maker.page, `deployment-failed-${colorScheme}`);
    }
    await maker.page.getByRole("link", { name: "Re-deploy …" }).click();
    await maker.page.waitForURL(`**/services/${NAME}/deploy/dev?ref=*`);

    // And what is cancelled stops.
    await controlGithub({ slowStep: HOLD });
    await deploy(maker.page, "red");
    await maker.page.getByRole("button", { name: /^Cancel/ }).click();
    await ends(maker.page, "Cancelled");
    await watcher.page.goto("/deployments?status=FAILED");
    expect(await watcher.page.locator("[data-status]").count()).toBeGreaterThan(0);
    await row(failing).waitFor();
    await watcher.page.getByRole("link", { name: "Waiting for approval" }).click();
    await watcher.page.getByText("Nothing waits for approval").waitFor();
    expect([...maker.complaints, ...watcher.complaints]).toEqual([]);
  },
  600_000,
);
