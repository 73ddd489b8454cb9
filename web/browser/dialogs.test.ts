import type { Page } from "playwright-core";
import { expect } from "vitest";
import { findBarriers } from "./find-barriers.ts";
import { makeService } from "./make-service.ts";
import { openAs, walk } from "./open-browser.ts";
import { takePicture } from "./take-picture.ts";

const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? "");

walk("a dialog is opened, left and answered with the keyboard, and gives the focus back", async () => {
  const { page, complaints } = await openAs("dev");
  await makeService(page, "asked-api");
  const opener = page.getByRole("link", { name: "Deploy to dev …" });
  const dialog = page.getByRole("dialog", { name: "Deploy asked-api to dev" });
  const ref = dialog.getByLabel("Branch, tag or commit");

  for (const leave of ["Escape", "Not now", "Close"]) {
    await opener.focus();
    await page.keyboard.press("Enter");
    await dialog.waitFor();
    await expect
      .poll(() => ref.evaluate((field: HTMLInputElement) => [field === document.activeElement, field.value]))
      .toEqual([true, "main"]);
    if (leave === "Escape") await page.keyboard.press("Escape");
    else await dialog.getByRole("link", { name: leave }).press("Enter");
    await page.waitForURL("**/services/asked-api");
    await dialog.waitFor({ state: "detached" });
    await expect.poll(() => focused(page), { message: leave }).toContain("Deploy");
  }

  await opener.press("Enter");
  await ref.fill("no-such-branch");
  await page.keyboard.press("Enter");
  const problem = 'asked-api has no branch, tag or commit "no-such-branch".';
  const summary = dialog.getByRole("alert");
  await summary.getByText(problem).waitFor();
  await expect.poll(() => focused(page)).toContain(problem);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect.poll(() => ref.evaluate((field) => field === document.activeElement)).toBe(true);
  expect(await ref.getAttribute("aria-invalid")).toBe("true");
  await page.goBack();
  await dialog.waitFor({ state: "detached" });
  expect(complaints).toEqual([]);
});

walk("what cannot be done now is disabled and says why, on the card and in its dialog, in both themes", async () => {
  const { page } = await openAs("dev");
  await makeService(page, "blocked-api");
  const reason = "There is nothing to promote: dev has verified no release that does not run in staging.";
  const promote = page.getByRole("button", { name: "Promote to staging …" });
  await promote.waitFor();
  expect(await describe(promote)).toEqual(["true", reason]);
  await promote.press("Enter");
  expect(new URL(page.url()).pathname).toBe("/services/blocked-api");

  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    for (const path of ["deploy/dev", "promote/staging", "rollback/dev"]) {
      await page.goto(`/services/blocked-api/${path}`);
      await page.locator("dialog:modal").waitFor();
      expect(await findBarriers(page), `${path}, ${colorScheme}`).toEqual([]);
      await takePicture(page, `dialog-${path.replace("/", "-")}-${colorScheme}`);
    }
  }
  await page.goto("/services/blocked-api/promote/staging");
  const button = page.getByRole("dialog").getByRole("button", { name: "Promote to staging" });
  expect(await describe(button)).toEqual(["true", reason]);

  const viewer = await openAs("vic");
  await viewer.page.goto("/services/blocked-api");
  const [disabled, why] = await describe(viewer.page.getByRole("button", { name: "Deploy to dev …" }));
  expect([disabled, why]).toEqual(["true", expect.stringContaining("your role is VIEWER")]);
  expect((await viewer.page.goto("/services/blocked-api/deploy/nowhere"))?.status()).toBe(404);
});

walk("without scripts a dialog is answered, a problem stands at its field, and a service is archived", async () => {
  const scripted = await openAs("dev");
  await makeService(scripted.page, "plain-api");
  const { page } = await openAs("dev", { javaScriptEnabled: false });
  await page.goto("/services/plain-api");
  await page.getByRole("link", { name: "Deploy to dev …" }).click();
  await page.getByLabel("Branch, tag or commit").fill("no-such-branch");
  await page.getByRole("dialog").getByRole("button", { name: "Deploy to dev" }).click();
  await page.getByRole("alert").getByText("has no branch, tag or commit").waitFor();
  expect(await page.getByLabel("Branch, tag or commit").inputValue()).toBe("no-such-branch");
  await takePicture(page, "dialog-without-scripts");
  await page.getByRole("link", { name: "Not now" }).click();
  await page.getByRole("dialog").waitFor({ state: "detached" });

  for (const [typed, outcome] of [
    ["plain", "Repeat the name to confirm: plain-api."],
    ["plain-api", "Archiving plain-api"],
  ] as const) {
    if (!(await page.getByLabel("Type plain-api to confirm").isVisible()))
      await page.getByText("Archive plain-api …").click();
    await page.getByLabel("Type plain-api to confirm").fill(typed);
    await page.getByRole("button", { name: "Archive plain-api" }).click();
    await page.getByText(outcome).first().waitFor();
  }

  // The window that was open all the time has heard of it.
  await scripted.page.getByRole("heading", { level: 1 }).getByText("Archived").waitFor();
  await scripted.page.getByText("plain-api is archived and takes no deployments any more.").first().waitFor();
  expect(await scripted.page.getByText("Danger zone").count()).toBe(0);
});

/** Whether a button says that it is disabled, and the words that describe it. */
function describe(button: ReturnType<Page["getByRole"]>): Promise<[string | null, string]> {
  return button.evaluate((element) => {
    const ids = element.getAttribute("aria-describedby")?.split(" ") ?? [];
    const words = ids.map((id) => document.getElementById(id)?.textContent ?? "").join(" ");
    return [element.getAttribute("aria-disabled"), words];
  });
}
