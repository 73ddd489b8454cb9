import type { Page } from "playwright-core";
import { expect } from "vitest";
import { askPlatform } from "./ask-platform.ts";

const QUERY = "query ($name: String!) { service(name: $name) { creation { status } } }";

/** Waits until all of a service is there, without looking at any page. */
export async function awaitCreation(page: Page, name: string): Promise<void> {
  const read = () => askPlatform<{ service: { creation: { status: string } } | null }>(page, QUERY, { name });
  await expect.poll(async () => (await read()).service?.creation.status).toBe("SUCCEEDED");
}
