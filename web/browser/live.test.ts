import { expect } from "vitest";
import { askPlatform } from "./ask-platform.ts";
import { controlGithub } from "./control-github.ts";
import { createService, planService } from "./create-service.ts";
import { makeService } from "./make-service.ts";
import { openAs, walk } from "./open-browser.ts";
import { startPlatform } from "./start-platform.ts";
import { takePicture } from "./take-picture.ts";

walk(
  "what one person creates appears on another's list, and its progress on their screen, without a reload",
  async () => {
    const [maker, watcher] = [await openAs("dev"), await openAs("ada")];
    await watcher.page.goto("/services?search=seen-api");
    await watcher.page.getByText("No service fits").waitFor();

    await createService(maker.page, "seen-api");
    await watcher.page.getByRole("link", { name: "seen-api" }).click();
    await watcher.page.getByText("Ready", { exact: true }).waitFor();
    expect(watcher.complaints).toEqual([]);
  },
);

walk("a failed creation says what to do, and goes on from where it stopped", async () => {
  await controlGithub({ missingPermission: ["administration"] });
  const { page } = await openAs("dev");
  await createService(page, "retried-api");
  await page.getByText("What now?").waitFor();
  expect(await page.locator("[data-status=FAILED]").innerText()).toContain("administration");
  await takePicture(page, "creation-failed");

  await controlGithub({ missingPermission: null });
  await page.getByRole("button", { name: "Retry from this step" }).click();
  // Who sees it going on is led to the service, who comes later finds the way.
  const arrived = page.getByRole("heading", { name: /^retried-api/, level: 1 });
  await arrived.or(page.getByRole("link", { name: "Open retried-api" })).waitFor();
});

walk("a failed creation is undone only by typing its name, and leaves nothing", async () => {
  await controlGithub({ missingPermission: ["workflows"] });
  const { page } = await openAs("dev");
  await createService(page, "undone-api");
  await page.getByText("Undo …").click();
  await page.getByRole("button", { name: /^Undo the creation/ }).click();
  await page.getByRole("alert").getByText("Type undone-api to confirm.").waitFor();

  await page.getByLabel("Type undone-api to confirm").fill("undone-api");
  await page.getByRole("button", { name: /^Undo the creation/ }).click();
  await page.getByText("undone-api is undone. Nothing of it is left.").waitFor();
  await takePicture(page, "undone");
  await page.reload();
  await page.getByText("undone-api is undone. Nothing of it is left.").waitFor();
  expect((await page.goto("/services/undone-api"))?.status()).toBe(404);
});

walk("a creation that GitHub holds up says until when, and tells on another page that it is done", async () => {
  const { page } = await openAs("dev");
  await controlGithub({ secondaryRateLimit: { retryAfter: 2, match: { method: "POST", path: "/repos$" } } });
  await createService(page, "patient-api");
  await page.getByText(/Goes on at \d\d:\d\d:\d\d UTC/).waitFor();
  await takePicture(page, "creation-waiting");

  await page.getByRole("link", { name: "Settings" }).click();
  await page.waitForURL("**/settings/tokens");
  await controlGithub({ secondaryRateLimit: null });
  await page.getByRole("status").getByRole("link", { name: "patient-api is ready" }).click();
  await page.waitForURL("**/services/patient-api");
});

walk("an id leads to the page with the name", async () => {
  const { page } = await openAs("dev");
  await makeService(page, "known-api");
  const { service } = await askPlatform<{ service: { id: string } }>(page, '{ service(name: "known-api") { id } }');
  await page.goto(`/services/${service.id}`);
  expect(new URL(page.url()).pathname).toBe("/services/known-api");
});

walk("a lost connection is said, the API's absence too, and a page catches up when it is back", async () => {
  const platform = await startPlatform();
  try {
    const { page } = await openAs("dev", {}, platform.portal);
    await page.getByText("Create your first service").waitFor();
    const planner = await openAs("dev", {}, platform.portal);
    await planService(planner.page, "planned-api");
    await platform.api.stop();
    await page.getByText("Reconnecting").waitFor();

    const other = await openAs("dev", {}, platform.portal);
    await other.page.getByText("The platform's API does not answer").first().waitFor();
    await takePicture(other.page, "api-down");

    await platform.api.start();
    await page.getByText("Reconnecting").waitFor({ state: "hidden" });
    const maker = await openAs("dev", {}, platform.portal);
    await createService(maker.page, "later-api");
    await page.getByRole("link", { name: "later-api" }).waitFor();

    // What was shown in answer to a form stays, whatever happened to the connection in between.
    await planner.page.getByText("Reconnecting").waitFor({ state: "hidden" });
    await planner.page.getByRole("button", { name: "Create planned-api" }).click();
    await planner.page.waitForURL("**/services/planned-api/creation");

    // This platform has no Prometheus: that is said where the charts would be, and is no trouble.
    await maker.page.goto("/services/later-api");
    await maker.page.getByText("No Prometheus is configured").waitFor();
  } finally {
    await platform.stop();
  }
});
