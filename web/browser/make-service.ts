import type { Page } from "playwright-core";
import { expect } from "vitest";
import { askPlatform } from "./ask-platform.ts";
import { awaitCreation } from "./await-creation.ts";

const MUTATION = `mutation ($input: CreateServiceInput!) {
  createService(input: $input) { problems { message } }
}`;

/** Makes a service of the platform's team as this person's script would, and opens its page once all of it is there. */
export async function makeService(page: Page, name: string, template = "node-api"): Promise<void> {
  const input = { name, template, owner: "platform" };
  const made = await askPlatform<{ createService: { problems: unknown[] } }>(page, MUTATION, { input });
  expect(made.createService.problems).toEqual([]);
  await awaitCreation(page, name);
  await page.goto(`/services/${name}`);
}
