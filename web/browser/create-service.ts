import type { Page } from "playwright-core";

/** Walks from a golden path to the plan of a service of that name. */
export async function planService(page: Page, name: string): Promise<void> {
  await page.goto("/services/new?template=node-api");
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByRole("button", { name: "Show the plan" }).click();
  await page.getByRole("heading", { name: `The plan for ${name}` }).waitFor();
}

/** Creates a service of that name and leaves the page at its progress, from which the page itself moves on in the end. */
export async function createService(page: Page, name: string): Promise<void> {
  await planService(page, name);
  const arrives = page.waitForURL(`**/services/${name}/creation`);
  await Promise.all([arrives, page.getByRole("button", { name: `Create ${name}` }).click()]);
}
