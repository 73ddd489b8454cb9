import type { Page } from "playwright-core";

type Wishes = { template?: string; owner?: string };

/** Walks from a golden path to the plan of a service of that name. */
export async function planService(page: Page, name: string, wishes: Wishes = {}): Promise<void> {
  await page.goto(`/services/new?template=${wishes.template ?? "node-api"}`);
  if (wishes.owner !== undefined) await page.getByLabel("Owner").selectOption({ label: wishes.owner });
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByRole("button", { name: "Show the plan" }).click();
  await page.getByRole("heading", { name: `The plan for ${name}` }).waitFor();
}

/** Creates a service of that name and leaves the page at its progress. */
export async function createService(page: Page, name: string, wishes?: Wishes): Promise<void> {
  await planService(page, name, wishes);
  await page.getByRole("button", { name: `Create ${name}` }).click();
  await page.waitForURL(`**/services/${name}/creation`);
}
