import type { Page } from "playwright-core";
import { inject } from "vitest";

/** Asks the API as the person whose page it is. `Data` is what the query reads. */
export async function askPlatform<Data>(
  page: Page,
  query: string,
  variables: Record<string, unknown> = {},
): Promise<Data> {
  const headers = { "content-type": "application/json", origin: inject("portal") };
  const answer = await page.request.post("/graphql", { data: JSON.stringify({ query, variables }), headers });
  const { data, errors } = await answer.json();
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}
