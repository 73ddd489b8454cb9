import type { Page } from "playwright-core";
import { expect } from "vitest";
import { askService } from "./ask-service.ts";
import { findBarriers } from "./find-barriers.ts";
import { makeService } from "./make-service.ts";
import { openAs, walk } from "./open-browser.ts";
import { pushChange } from "./push-change.ts";
import { takePicture } from "./take-picture.ts";

const NAME = "talking-api";

/** Writes what its addresses say. */
const TALKING_SERVICE = `import { createServer } from "node:http";
createServer((request, response) => {
  if (request.url.startsWith("/say/")) console.log(decodeURIComponent(request.url.slice(5)));
  response.end("{}");
}).listen(process.env.PORT, () => console.log("\\u001b[32mlistening\\u001b[39m"));
`;

const say = async (...lines: (string | object)[]) => {
  for (const line of lines) {
    const text = typeof line === "string" ? line : JSON.stringify(line);
    await askService(NAME, "dev", `/say/${encodeURIComponent(text)}`);
  }
};

walk("lines appear as they are written, can be held, narrowed down and copied", { timeout: 300_000 }, async () => {
  const { page, complaints } = await openAs("ada");
  await page.addInitScript(keepSockets);
  await makeService(page, NAME, "sample-api");
  await page.getByRole("link", { name: "Live logs of dev" }).click();
  await page.getByText("Nothing has been deployed to dev yet.").waitFor();
  await deploy(page, await pushChange(NAME, "talking", { "src/index.js": TALKING_SERVICE }));
  await say("written before anybody looked");

  await page.goto(`/services/${NAME}/logs/dev`);
  const log = page.getByRole("log", { name: `Lines of ${NAME} in dev` });
  const line = (text: string) => log.getByRole("listitem").filter({ hasText: text });
  await line("written before anybody looked").waitFor();
  await page.locator("[data-live=Live]").waitFor();
  await say({ level: 50, msg: "card refused", requestId: "r-8" }, "<b>plain</b> — 猫 🐈");
  await line("<b>plain</b> — 猫 🐈").waitFor();
  expect(await line("card refused").innerText()).toMatch(
    /^\d\d:\d\d:\d\d\.\d{3}\s+[0-9a-f]{8}\s+error\s+card refused requestId=r-8/,
  );

  await page.getByRole("button", { name: "Pause" }).click();
  await say("first while paused", "second while paused");
  await page.getByRole("button", { name: "Resume · 2 new lines" }).waitFor();
  await takePicture(page, "logs-paused");
  expect(await line("while paused").count()).toBe(0);
  await page.getByRole("button", { name: "Resume" }).click();
  await expect.poll(() => line("while paused").count()).toBe(2);

  await page.getByRole("combobox", { name: "Level" }).selectOption("warn");
  await expect.poll(() => log.getByRole("listitem").count()).toBe(1);
  await page.getByRole("combobox", { name: "Level" }).selectOption("");
  await page.getByRole("searchbox", { name: "Filter the lines" }).fill("R-8 card");
  await expect.poll(() => log.getByRole("listitem").count()).toBe(1);
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.getByRole("button", { name: "Copy", exact: true }).click();
  await takePicture(page, "logs-filtered");
  await expect
    .poll(() => page.evaluate(() => navigator.clipboard.readText()))
    .toMatch(/^\d{4}-\S+Z [0-9a-f]{8} error card refused requestId=r-8$/);
  await page.getByRole("searchbox", { name: "Filter the lines" }).fill("");

  await say(...sampleLines());
  await line("request 40 done").waitFor();
  await takePictures(page);
  await log.evaluate((it) => it.scrollTo(0, 0));
  await page.getByRole("button", { name: "To the newest" }).waitFor();
  await say("said while somebody reads above");
  await line("said while somebody reads above").waitFor({ state: "attached" });
  expect(await log.evaluate((it) => it.scrollTop)).toBe(0);
  await page.getByRole("button", { name: "To the newest" }).click();
  await expect.poll(() => distanceToEnd(page)).toBe(0);
  expect(complaints).toEqual([]);

  await cutOff(page, async () => {
    await say(...Array.from({ length: 130 }, (_, index) => `unheard ${index + 1}`));
  });
  await line("unheard 130").waitFor();
  await expect.poll(() => line("unheard").count()).toBe(130);
  expect(await log.locator("[data-gap]").count()).toBe(0);

  const plain = await openAs("vic", { javaScriptEnabled: false });
  await plain.page.goto(`/services/${NAME}/logs/dev`);
  expect(await plain.page.getByRole("log").innerText()).toContain("said while somebody reads above");
  expect(await plain.page.getByRole("toolbar").count()).toBe(0);
});

/** Lets something happen while the page has no connection, which it finds again by itself. */
async function cutOff(page: Page, meanwhile: () => Promise<void>): Promise<void> {
  await page.context().setOffline(true);
  await page.evaluate(() => {
    for (const socket of Reflect.get(window, "sockets") as WebSocket[]) socket.close();
  });
  await page.getByText("Reconnecting").first().waitFor();
  await meanwhile();
  await page.context().setOffline(false);
  await page.locator("[data-live=Live]").waitFor();
}

/** Every socket that the page opens can be closed by the test. */
const keepSockets = () => {
  const sockets: WebSocket[] = [];
  Reflect.set(window, "sockets", sockets);
  window.WebSocket = class extends WebSocket {
    constructor(address: string | URL, protocols?: string | string[]) {
      super(address, protocols);
      sockets.push(this);
    }
  };
};

async function deploy(page: Page, ref: string): Promise<void> {
  await page.goto(`/services/${NAME}/deploy/dev?ref=${ref}`);
  await page.getByRole("button", { name: "Deploy to dev" }).click();
  await page.waitForURL("**/deployments/dep_*");
  await page.getByRole("heading", { level: 1 }).getByText("Succeeded", { exact: true }).waitFor({ timeout: 120_000 });
}

/** What a service says on a usual day. */
function sampleLines(): (string | object)[] {
  const trace = { requestId: "01931b6e", method: "GET", path: "/invoices?customer=4711&open=true" };
  const lines = Array.from({ length: 40 }, (_, index) => ({
    ...{ level: index % 9 === 4 ? 40 : 30, msg: `request ${index + 1} done`, ...trace },
    status: index % 9 === 4 ? 404 : 200,
  }));
  const failure = {
    type: "Error",
    message: "connect ECONNREFUSED 10.0.3.7:5432",
    stack: "Error: connect ECONNREFUSED\n    at TCPConnectWrap.afterConnect (node:net:1611:16)",
  };
  lines.splice(34, 0, {
    ...{ level: 50, msg: "the database does not answer", ...trace },
    status: 500,
    ...{ err: failure },
  });
  return lines;
}

/** Both themes are judged, and no screen is wider than it is. */
async function takePictures(page: Page): Promise<void> {
  for (const [screen, width, height, colorScheme] of [
    ["phone", 390, 844, "light"],
    ["laptop", 1280, 800, "dark"],
    ["wide", 1920, 1080, "light"],
  ] as const) {
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme });
    await expect.poll(() => excessOf(page), { message: screen }).toBeLessThanOrEqual(0);
    expect(await findBarriers(page), screen).toEqual([]);
    await takePicture(page, `logs-${screen}`);
    await expect.poll(() => distanceToEnd(page)).toBe(0);
  }
}

/** By how many pixels the page is wider than its screen. */
const excessOf = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

/** How many pixels of lines are below what is seen. */
const distanceToEnd = (page: Page): Promise<number> =>
  page.getByRole("log").evaluate((it) => Math.max(0, Math.round(it.scrollHeight - it.scrollTop - it.clientHeight) - 1));
