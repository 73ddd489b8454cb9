import { expect } from "vitest";
import { makeService } from "./make-service.ts";
import { openAs, walk } from "./open-browser.ts";

walk("an owner changes what a service is for, and another team finds no form for it", async () => {
  const owner = await openAs("dev");
  await makeService(owner.page, "edited-api");
  await owner.page.getByLabel(/Description/).fill("Counts what was sold.");
  await owner.page.getByRole("button", { name: "Save" }).click();
  await owner.page.getByRole("main").getByText("Counts what was sold.", { exact: true }).waitFor();

  const other = await openAs("vic");
  await other.page.goto("/services/edited-api");
  expect(await other.page.getByText("Counts what was sold.", { exact: true }).isVisible()).toBe(true);
  expect(await other.page.getByRole("button", { name: "Save" }).count()).toBe(0);
});

walk("an administrator adds an environment, is told what is wrong with it, and a developer sees it", async () => {
  const { page } = await openAs("ada");
  await page.goto("/settings/environments");
  await page.getByText("Add an environment").click();
  await page.getByLabel("Name", { exact: true }).fill("canary");
  await page.getByRole("textbox", { name: "Address" }).last().fill("canary.example.com");
  await page.getByRole("textbox", { name: "Place in the order" }).last().fill("4");
  await page.getByRole("textbox", { name: "ECS cluster" }).last().fill("waymark-canary");
  await page.getByRole("textbox", { name: "AWS region" }).last().fill("eu-central-1");
  await page.getByRole("button", { name: "Save" }).last().click();
  await page.getByRole("alert").getByText("The address must begin with http:// or https://.").waitFor();

  await page.getByRole("textbox", { name: "Address" }).last().fill("https://canary.example.com");
  await page.getByRole("button", { name: "Save" }).last().click();
  await page.getByText("Change canary").waitFor();

  const developer = await openAs("dev");
  await developer.page.goto("/settings/environments");
  expect(await developer.page.getByText("canary", { exact: true }).isVisible()).toBe(true);
  expect(await developer.page.getByText(/^(Change|Add) /).count()).toBe(0);
});

walk("a role that an administrator changes counts from the next page on", async () => {
  const viewer = await openAs("vic");
  const administrator = await openAs("ada");
  const setRole = async (role: string) => {
    await administrator.page.goto("/settings/teams");
    await administrator.page.getByLabel("Role of vic", { exact: true }).selectOption(role);
    await administrator.page.getByRole("button", { name: "Save the role of vic" }).click();
    await expect
      .poll(async () => (await viewer.page.goto("/services/new"))?.status())
      .toBe(role === "VIEWER" ? 403 : 200);
  };
  await setRole("DEVELOPER");
  await setRole("VIEWER");
});
