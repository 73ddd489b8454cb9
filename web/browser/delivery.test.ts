import type { Page } from "playwright-core";
import { expect } from "vitest";
import { askService } from "./ask-service.ts";
import { makeService } from "./make-service.ts";
import { openAs, walk } from "./open-browser.ts";
import { pushChange } from "./push-change.ts";
import { takePicture } from "./take-picture.ts";

const NAME = "delivered-api";
const PATIENCE = { timeout: 120_000 };

const card = (page: Page, environment: string) => page.locator(`[data-environment="${environment}"]`);

/** The deployment's page says how it ended. */
async function ends(page: Page, word: string): Promise<void> {
  await page.waitForURL("**/deployments/dep_*");
  await page.getByRole("heading", { level: 1 }).getByText(word, { exact: true }).waitFor(PATIENCE);
}

async function openService(page: Page): Promise<void> {
  await page.goto(`/services/${NAME}`);
  await page.getByRole("heading", { name: NAME, level: 1 }).waitFor();
}

walk(
  "a service is deployed, changed, promoted as it is, approved by another person, and rolled back",
  async () => {
    const { page, complaints } = await openAs("ada");
    // Of the teams of both, so that the other one may approve.
    await makeService(page, NAME, "sample-api");

    // The first deployment, and the address it answers at.
    await card(page, "dev").getByRole("link", { name: "Deploy to dev …" }).click();
    await takePicture(page, "deploy-dialog");
    await page.getByRole("button", { name: "Deploy to dev" }).dblclick();
    await ends(page, "Succeeded");
    await takePicture(page, "deployment-succeeded");
    const first = JSON.parse(await askService(NAME, "dev"));
    expect(first).toMatchObject({ ENVIRONMENT: "dev" });

    // A change, pushed with git, from its branch.
    const changed = await pushChange(NAME, "greeting", {
      "src/index.test.js": 'import { test } from "node:test";\ntest("two and two are four", () => undefined);\n',
    });
    await openService(page);
    await card(page, "dev").getByRole("link", { name: "Deploy to dev …" }).click();
    await page.getByLabel("Branch, tag or commit").fill("no-such-branch");
    await page.getByRole("button", { name: "Deploy to dev" }).click();
    await page
      .getByText(/has no branch, tag or commit "no-such-branch"/)
      .first()
      .waitFor();
    await takePicture(page, "deploy-refused");
    await page.getByLabel("Branch, tag or commit").fill("greeting");
    await page.getByRole("button", { name: "Deploy to dev" }).click();
    await ends(page, "Succeeded");
    await openService(page);
    await card(page, "dev").getByText(changed.slice(0, 7)).first().waitFor();
    expect(JSON.parse(await askService(NAME, "dev"))).toMatchObject({ COMMIT_SHA: changed });

    // Exactly this release goes on, and nothing is built for it.
    await promote(page, "staging", changed);
    await ends(page, "Succeeded");
    expect(await page.locator('[data-step="cd / Build"]').getAttribute("data-status")).toBe("SKIPPED");
    expect(JSON.parse(await askService(NAME, "staging"))).toMatchObject({ COMMIT_SHA: changed });

    // Production waits for somebody else.
    await promote(page, "prod", changed);
    await ends(page, "Waiting for approval");
    await page.getByText("You asked for it yourself").first().waitFor();
    expect(await page.getByRole("button", { name: /^Approve/ }).count()).toBe(0);
    await takePicture(page, "approval-own");
    const other = await openAs("dev");
    await other.page.goto(page.url());
    await takePicture(other.page, "approval-other");
    await other.page.getByRole("button", { name: /^Approve/ }).click();
    // Without a reload, also in the window of who asked.
    await ends(page, "Succeeded");
    expect(JSON.parse(await askService(NAME, "prod"))).toMatchObject({ COMMIT_SHA: changed });

    // Back in production: what ran there before has to have run there.
    await openService(page);
    await takePicture(page, "service-deployed");
    await card(page, "prod").getByText("There is nothing to go back to").waitFor();
    await promoteOlder(page, first.COMMIT_SHA, other.page);
    await openService(page);
    await card(page, "prod")
      .getByRole("link", { name: /^Roll back .*…$/ })
      .click();
    await page.getByRole("radio", { name: new RegExp(changed.slice(0, 7)) }).check();
    await takePicture(page, "rollback-dialog");
    await page.getByRole("button", { name: "Roll back prod" }).click();
    await ends(page, "Succeeded");
    expect(JSON.parse(await askService(NAME, "prod"))).toMatchObject({ COMMIT_SHA: changed });

    await page.goto("/deployments");
    await takePicture(page, "deployments");
    await page.goto("/environments");
    await takePicture(page, "environments");
    expect([...complaints, ...other.complaints]).toEqual([]);
  },
  600_000,
);

async function promote(page: Page, environment: string, sha: string): Promise<void> {
  await openService(page);
  await card(page, environment)
    .getByRole("link", { name: /^Promote to .* …$/ })
    .click();
  await page.getByRole("radio", { name: new RegExp(sha.slice(0, 7)) }).check();
  await takePicture(page, `promote-dialog-${environment}`);
  await page.getByRole("button", { name: `Promote to ${environment}` }).click();
}

/** The older release reaches production, so that there is something to go back from. */
async function promoteOlder(page: Page, sha: string, other: Page): Promise<void> {
  await promote(page, "staging", sha);
  await ends(page, "Succeeded");
  await promote(page, "prod", sha);
  await ends(page, "Waiting for approval");
  await other.goto(page.url());
  await other.getByRole("button", { name: /^Approve/ }).click();
  await ends(page, "Succeeded");
}
