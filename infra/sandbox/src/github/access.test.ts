import { createAppAuth } from "@octokit/auth-app";
import { Octokit } from "@octokit/core";
import { importPKCS8, SignJWT } from "jose";
import { expect, test } from "vitest";
import { makeRepository } from "./testing/make-repository.ts";
import { openSandbox, sampleApp, samplePrivateKey } from "./testing/open-sandbox.ts";

const orders = { owner: "acme", repo: "orders" };

async function appToken(claims: { iss: string; exp: number; iat?: number }): Promise<string> {
  const key = await importPKCS8(samplePrivateKey, "RS256");
  return new SignJWT({ iat: Math.floor(Date.now() / 1000), ...claims }).setProtectedHeader({ alg: "RS256" }).sign(key);
}

test("a worthless token is 401 on both doors, none at all too", async () => {
  const { sandbox, person } = await openSandbox();
  const stranger = person("ghp_wrong");
  await expect(stranger.request("GET /user")).rejects.toMatchObject({
    status: 401,
    response: { data: { message: "Bad credentials", status: "401", documentation_url: expect.any(String) } },
  });
  await expect(stranger.graphql(`{ viewer { login } }`)).rejects.toMatchObject({ status: 401 });
  const anonymous = await fetch(`${sandbox.url}/api/v3/user`);
  expect([anonymous.status, await anonymous.json()]).toMatchObject([401, { message: "Requires authentication" }]);
});

test("the App's statement must be current, for this App and not for long", async () => {
  const { sandbox } = await openSandbox();
  const now = Math.floor(Date.now() / 1000);
  const ask = async (claims: { iss: string; exp: number; iat?: number }) => {
    const headers = { authorization: `Bearer ${await appToken(claims)}` };
    const response = await fetch(`${sandbox.url}/api/v3/app`, { headers });
    return [response.status, ((await response.json()) as { message?: string }).message];
  };
  const iss = String(sampleApp.id);
  expect(await ask({ iss, exp: now + 300 })).toEqual([200, undefined]);
  expect(await ask({ iss, exp: now - 10 })).toEqual([401, expect.stringContaining("'exp'")]);
  expect(await ask({ iss, exp: now + 3600 })).toEqual([401, expect.stringContaining("too far in the future")]);
  expect(await ask({ iss, exp: now + 300, iat: now + 200 })).toEqual([401, expect.stringContaining("'iat'")]);
  expect(await ask({ iss: "99", exp: now + 300 })).toEqual([404, "Integration not found"]);
});

test("a narrowed installation token can do what it was narrowed to, in the repositories it was narrowed to", async () => {
  const open = await openSandbox();
  await makeRepository(open, "orders");
  await makeRepository(open, "billing");
  const auth = createAppAuth({ appId: sampleApp.id, privateKey: samplePrivateKey, request: open.app.request });
  const { token } = await auth({
    type: "installation",
    installationId: 50_001,
    permissions: { contents: "read" },
    repositoryNames: ["orders"],
  });
  const narrow = new Octokit({ baseUrl: `${open.sandbox.url}/api/v3`, auth: token });
  expect((await narrow.request("GET /repos/{owner}/{repo}/commits", orders)).data).toHaveLength(1);
  await expect(narrow.request("DELETE /repos/{owner}/{repo}", orders)).rejects.toMatchObject({ status: 403 });
  const billing = narrow.request("GET /repos/{owner}/{repo}", { owner: "acme", repo: "billing" });
  await expect(billing).rejects.toMatchObject({ status: 404 });
});

test("a person changes only what teams and authorship allow", async () => {
  const open = await openSandbox();
  await makeRepository(open, "orders");
  const vic = open.person("vic-token");
  const put = (path: string) =>
    vic.request("PUT /repos/{owner}/{repo}/contents/{path}", { ...orders, path, message: "x", content: "" });
  await expect(put("a")).rejects.toMatchObject({ status: 403 });
  await open.installation.request("PUT /orgs/{org}/teams/{team_slug}/repos/{owner}/{repo}", {
    org: "acme",
    team_slug: "payments",
    ...orders,
    permission: "push",
  });
  expect((await put("a")).status).toBe(201);
  await expect(vic.request("DELETE /repos/{owner}/{repo}", orders)).rejects.toMatchObject({ status: 403 });
  await expect(open.person("eve-token").request("GET /repos/{owner}/{repo}", orders)).rejects.toMatchObject({
    status: 404,
  });
  expect((await open.person("ada-token").request("DELETE /repos/{owner}/{repo}", orders)).status).toBe(204);
});
