import { expect, inject } from "vitest";
import { openAs, openWindow, walk } from "./open-browser.ts";
import { takePicture } from "./take-picture.ts";

walk("a stranger is asked to sign in and then gets where they wanted to go", async () => {
  const { page, complaints } = await openWindow();
  await page.goto("/services?owner=platform");
  await page.getByRole("heading", { name: "Sign in" }).waitFor();
  await takePicture(page, "sign-in");

  await page.getByRole("link", { name: "Sign in with GitHub" }).click();
  await page.waitForURL(`${inject("github")}/**`);
  await page.goto(`${page.url()}&login=dev`);
  await page.waitForURL("**/services?owner=platform");
  expect(complaints).toEqual([]);
});

walk("who is no member is refused, by name", async () => {
  const { page } = await openAs("eve");
  await page.getByText("You are not a member").waitFor();
  expect(await page.getByRole("alert").innerText()).toContain(
    "The GitHub account “eve” does not belong to the organisation",
  );
  await takePicture(page, "refused");

  await page.goto("/services");
  expect(new URL(page.url()).pathname).toBe("/sign-in");
});

walk("a viewer sees no way to create, and is refused who takes the address", async () => {
  const { page } = await openAs("vic");
  await page.getByRole("heading", { name: "Services", level: 1 }).waitFor();
  expect(await page.getByRole("link", { name: /create/i }).count()).toBe(0);

  const answer = await page.goto("/services/new");
  expect(answer?.status()).toBe(403);
  expect(await page.getByRole("main").innerText()).toContain(
    "As a viewer you can look at every service and create none.",
  );
  await takePicture(page, "viewer-refused");

  const form = {
    intent: "create",
    key: "k",
    answers: JSON.stringify({
      name: "vic-api",
      description: "",
      template: "node-api",
      owner: "payments",
      parameters: {},
    }),
  };
  const origin = inject("portal");
  const forged = await page.request.post("/services/new?template=node-api", { form, headers: { origin } });
  expect(forged.status()).toBeGreaterThanOrEqual(400);
  const after = await page.goto("/services/vic-api");
  expect(after?.status()).toBe(404);
});

walk("only an administrator finds the audit", async () => {
  const developer = await openAs("dev");
  await developer.page.goto("/settings");
  await developer.page.waitForURL("**/settings/tokens");
  expect(await developer.page.getByRole("link", { name: "Audit" }).count()).toBe(0);
  expect((await developer.page.goto("/settings/audit"))?.status()).toBe(403);

  const administrator = await openAs("ada");
  await administrator.page.goto("/settings/tokens");
  await administrator.page.getByRole("link", { name: "Audit" }).click();
  await administrator.page.getByRole("heading", { name: "Audit" }).waitFor();
});

walk("who signs out is a stranger again", async () => {
  const { page } = await openAs("dev");
  await page.getByRole("button", { name: "You: dev" }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.getByRole("link", { name: "Sign in with GitHub" }).waitFor();

  await page.goto("/services");
  expect(new URL(page.url()).pathname).toBe("/sign-in");
});

walk("a token's secret is shown once, works, and ends with its revocation", async () => {
  const { page } = await openAs("dev");
  await page.goto("/settings/tokens");
  await page.getByLabel("Name", { exact: true }).fill("nightly script");
  await page.getByRole("button", { name: "Make token" }).click();
  const made = page.getByRole("region", { name: "Your new token" });
  await made.waitFor();
  const secret = await made.locator("code").innerText();
  await takePicture(page, "new-token");

  const ask = async () => {
    const headers = { authorization: `Bearer ${secret}`, "content-type": "application/json" };
    const answer = await fetch(`${inject("portal")}/graphql`, {
      method: "POST",
      headers,
      body: '{"query":"{ viewer { login } }"}',
    });
    return (await answer.json()).data?.viewer?.login;
  };
  expect(await ask()).toBe("dev");

  await page.goto("/settings/tokens");
  expect(await page.content()).not.toContain(secret);
  const listed = page.getByRole("listitem").filter({ hasText: "nightly script" });
  await listed.getByText("Revoke …").click();
  await page.getByRole("button", { name: "Revoke nightly script" }).click();
  await listed.waitFor({ state: "detached" });
  expect(await ask()).toBeUndefined();
});
