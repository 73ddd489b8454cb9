import type { Page } from "playwright-core";

/**
 * Makes every address that this page opens at the portal wait until the page's scripts listen. A person's hand comes later
 * than that anyhow; a test's keys and clicks would fall between the page's arrival and its life.
 */
export async function awaitScripts(page: Page, portal: string): Promise<void> {
  await page.addInitScript(() => {
    // What React tells its developer tools: the effects of a first rendering, its listeners among them, have run.
    const onPostCommitFiberRoot = () => document.documentElement.setAttribute("data-listens", "");
    const nothing = () => {};
    const hook = { supportsFiber: true, inject: () => 1, onCommitFiberRoot: nothing, onCommitFiberUnmount: nothing };
    Object.assign(globalThis, { __REACT_DEVTOOLS_GLOBAL_HOOK__: { ...hook, onPostCommitFiberRoot } });
  });
  const listens = page.locator("html[data-listens]");

  const open = page.goto.bind(page);
  page.goto = async (address, options) => {
    const answer = await open(address, options);
    if (page.url().startsWith(portal)) await listens.waitFor({ state: "attached" });
    return answer;
  };
  const openAgain = page.reload.bind(page);
  page.reload = async (options) => {
    const answer = await openAgain(options);
    await listens.waitFor({ state: "attached" });
    return answer;
  };
}
