import { createAppAuth } from "@octokit/auth-app";
import { expect, test } from "vitest";
import { openSandbox, sampleApp, sampleClient, samplePrivateKey } from "./testing/open-sandbox.ts";

const callback = "http://localhost:3000/auth/callback";

function authorizeAddress(url: string, more: Record<string, string> = {}): string {
  const query = {
    client_id: sampleClient.clientId,
    redirect_uri: callback,
    scope: "read:org",
    state: "s t&a",
    ...more,
  };
  return `${url}/login/oauth/authorize?${new URLSearchParams(query)}`;
}

async function signIn(url: string, login: string): Promise<URL> {
  const response = await fetch(authorizeAddress(url, { login }), { redirect: "manual" });
  expect(response.status).toBe(302);
  return new URL(response.headers.get("location") ?? "");
}

async function exchange(url: string, given: Record<string, string>): Promise<Record<string, string>> {
  const response = await fetch(`${url}/login/oauth/access_token`, {
    method: "POST",
    headers: { accept: "application/json", "content-type": "application/json" },
    body: JSON.stringify({ client_id: sampleClient.clientId, client_secret: sampleClient.clientSecret, ...given }),
  });
  expect(response.status).toBe(200);
  return (await response.json()) as Record<string, string>;
}

test("a person is signed in: choose, come back with a code, exchange it, ask who it is", async () => {
  const { sandbox, person } = await openSandbox();
  const page = await fetch(authorizeAddress(sandbox.url));
  expect(page.status).toBe(200);
  const choice = /href="([^"]*login=dev[^"]*)"/.exec(await page.text())?.[1]?.replaceAll("&amp;", "&") ?? "";
  const chosen = await fetch(sandbox.url + choice, { redirect: "manual" });
  const back = new URL(chosen.headers.get("location") ?? "");
  expect(`${back.origin}${back.pathname}`).toBe(callback);
  expect(back.searchParams.get("state")).toBe("s t&a");
  const answer = await exchange(sandbox.url, { code: back.searchParams.get("code") ?? "" });
  expect(answer).toEqual({ access_token: expect.stringMatching(/^gho_/), scope: "read:org", token_type: "bearer" });
  const dev = person(answer.access_token ?? "");
  expect((await dev.request("GET /user")).data).toMatchObject({ login: "dev", name: "Dev Patel" });
  expect((await dev.request("GET /user/memberships/orgs/{org}", { org: "acme" })).data).toMatchObject({
    state: "active",
    role: "member",
  });
  expect((await dev.request("GET /user/orgs")).data).toMatchObject([{ login: "acme" }]);
});

test("Octokit exchanges a code and checks and revokes the token", async () => {
  const { sandbox, person } = await openSandbox();
  const { request } = person("");
  const auth = createAppAuth({ appId: sampleApp.id, privateKey: samplePrivateKey, ...sampleClient, request });
  const code = (await signIn(sandbox.url, "ada")).searchParams.get("code") ?? "";
  const { token } = await auth({ type: "oauth-user", code, redirectUrl: callback });
  const body = { client_id: sampleClient.clientId, access_token: token, request: { hook: auth.hook } };
  const checked = await request("POST /applications/{client_id}/token", body);
  expect(checked.data.user?.login).toBe("ada");
  await request("DELETE /applications/{client_id}/token", body);
  await expect(person(token).request("GET /user")).rejects.toMatchObject({ status: 401 });
});

test("a code is worth something once", async () => {
  const { sandbox } = await openSandbox();
  const code = (await signIn(sandbox.url, "vic")).searchParams.get("code") ?? "";
  expect(await exchange(sandbox.url, { code })).toHaveProperty("access_token");
  expect(await exchange(sandbox.url, { code })).toMatchObject({ error: "bad_verification_code" });
});

test("a wrong secret and another address are refused", async () => {
  const { sandbox } = await openSandbox();
  const code = (await signIn(sandbox.url, "vic")).searchParams.get("code") ?? "";
  expect(await exchange(sandbox.url, { code, client_secret: "guessed" })).toMatchObject({
    error: "incorrect_client_credentials",
  });
  expect(await exchange(sandbox.url, { code, redirect_uri: "http://localhost:1/else" })).toMatchObject({
    error: "redirect_uri_mismatch",
  });
});

test("an unknown application, a foreign address and an unknown person are pages, not redirects", async () => {
  const { sandbox } = await openSandbox();
  const status = async (more: Record<string, string>) =>
    (await fetch(authorizeAddress(sandbox.url, { login: "ada", ...more }), { redirect: "manual" })).status;
  expect(await status({ client_id: "unknown" })).toBe(404);
  expect(await status({ redirect_uri: "https://evil.example/" })).toBe(400);
  expect(await status({ redirect_uri: "javascript:alert(1)" })).toBe(400);
  expect(await status({ login: "mallory" })).toBe(404);
});

test("somebody outside the organization signs in and is no member", async () => {
  const { person, installation } = await openSandbox();
  const eve = person("eve-token");
  expect((await eve.request("GET /user/orgs")).data).toEqual([]);
  const membership = eve.request("GET /user/memberships/orgs/{org}", { org: "acme" });
  await expect(membership).rejects.toMatchObject({ status: 404 });
  const seen = installation.request("GET /orgs/{org}/memberships/{username}", { org: "acme", username: "eve" });
  await expect(seen).rejects.toMatchObject({ status: 404 });
});
