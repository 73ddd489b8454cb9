import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { inject, onTestFinished, test } from "vitest";
import { awaitScripts } from "./await-scripts.ts";

const executable = process.env.WAYMARK_CHROMIUM;

/** A test in a real browser; skipped where there is none. */
export const walk = test.skipIf(executable === undefined);

/** One for all tests; it ends with the process that has started it. */
let browser: Promise<Browser> | undefined;

/** The longest that anything on a page is waited for, in milliseconds. */
const patience = 60_000;

/** A page of somebody's own browser window, and what the browser complained about on it. */
export type Visit = { page: Page; complaints: string[] };

/** Opens a window for nobody in particular. It closes with the test. */
export async function openWindow(options: BrowserContextOptions = {}, portal = inject("portal")): Promise<Visit> {
  browser ??= launch();
  const context = await (await browser).newContext({
    baseURL: portal,
    viewport: { width: 1280, height: 800 },
    reducedMotion: "reduce",
    ...options,
  });
  onTestFinished(() => context.close());
  context.setDefaultTimeout(patience);

  const page = await context.newPage();
  if (options.javaScriptEnabled !== false) await awaitScripts(page, portal);
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    // A refused page says so with its status; that is an answer and no mistake of the page.
    const answer = message.text().startsWith("Failed to load resource");
    // Remix tells of what it has cut itself, when somebody moves on while a page is read.
    const cut = message.text().startsWith("AbortError");
    if (message.type() === "error" && !answer && !cut) complaints.push(message.text());
  });
  return { page, complaints };
}

/** Opens a window and walks through GitHub's sign-in as that person. */
export async function openAs(
  login: string,
  options: BrowserContextOptions = {},
  portal = inject("portal"),
): Promise<Visit> {
  const visit = await openWindow(options, portal);
  await visit.page.goto(`/auth/sign-in?login=${login}`);
  return visit;
}

async function launch(): Promise<Browser> {
  const launched = await chromium.launch({
    ...(executable !== undefined && { executablePath: executable }),
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"],
    timeout: patience,
  });
  // One that breaks must not take the tests to come along.
  launched.once("disconnected", () => {
    browser = undefined;
  });
  return launched;
}
