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

test("a name is taken in any case of letters, also for one that comes at the same moment", async () => {
  const { installation } = await openSandbox();
  const create = (name: string) => installation.request("POST /orgs/{org}/repos", { org: "acme", name, private: true });
  const results = await Promise.allSettled(["orders", "Orders", "ORDERS", "orders"].map(create));
  expect(results.filter((result) => result.status === "fulfilled")).toHaveLength(1);
  await expect(create("oRDERS")).rejects.toMatchObject({
    status: 422,
    response: {
      data: {
        message: "Repository creation failed.",
        errors: [
          { resource: "Repository", code: "custom", field: "name", message: "name already exists on this account" },
        ],
      },
    },
  });
  const again = installation.graphql(
    `mutation { createRepository(input: { ownerId: "O_1", name: "orders", visibility: PRIVATE }) { repository { id } } }`,
  );
  await expect(again).rejects.toMatchObject({
    errors: [{ type: "UNPROCESSABLE", path: ["createRepository"], message: "Name already exists on this account" }],
  });
});

test("of aliased mutations each answers for itself, in order", async () => {
  const open = await openSandbox();
  await makeRepository(open, "orders");
  const { data } = await open.installation.request("GET /repos/{owner}/{repo}", orders);
  await open.control({ missingPermission: ["contents"] });
  const failed = open.installation.graphql(
    `mutation($id: ID!, $head: GitObjectID!) {
      first: createEnvironment(input: { repositoryId: $id, name: "dev" }) { environment { name } }
      second: createCommitOnBranch(input: { branch: { repositoryNameWithOwner: "acme/orders", branchName: "main" }, expectedHeadOid: $head, message: { headline: "x" } }) { commit { oid } }
      third: createEnvironment(input: { repositoryId: "R_999", name: "dev" }) { environment { name } }
      fourth: createEnvironment(input: { repositoryId: $id, name: "prod" }) { environment { name } }
    }`,
    { id: data.node_id, head: "0".repeat(40) },
  );
  await expect(failed).rejects.toMatchObject({
    data: {
      first: { environment: { name: "dev" } },
      second: null,
      third: null,
      fourth: { environment: { name: "prod" } },
    },
    errors: [
      { type: "FORBIDDEN", path: ["second"], message: "Resource not accessible by integration" },
      { type: "NOT_FOUND", path: ["third"], message: "Could not resolve to a node with the global id of 'R_999'." },
    ],
  });
});

test("a workflow file needs the permission for workflows, on both doors", async () => {
  const open = await openSandbox();
  const head = await makeRepository(open, "orders");
  await open.control({ missingPermission: ["workflows"] });
  const words = "refusing to allow a GitHub App to create or update workflow `.github/workflows/ci.yml`";
  const path = ".github/workflows/ci.yml";
  const put = open.installation.request("PUT /repos/{owner}/{repo}/contents/{path}", {
    ...orders,
    path,
    message: "x",
    content: "",
  });
  await expect(put).rejects.toMatchObject({ status: 403, message: expect.stringContaining(words) });
  const commit = open.installation.graphql(
    `mutation($head: GitObjectID!, $path: String!) {
      createCommitOnBranch(input: { branch: { repositoryNameWithOwner: "acme/orders", branchName: "main" }, expectedHeadOid: $head, message: { headline: "x" }, fileChanges: { additions: [{ path: $path, contents: "" }] } }) { commit { oid } }
    }`,
    { head, path },
  );
  await expect(commit).rejects.toMatchObject({
    errors: [{ type: "FORBIDDEN", message: expect.stringContaining(words) }],
  });
});

test("a commit needs a branch, a possible path and the right to pass the rules", async () => {
  const open = await openSandbox();
  const head = await makeRepository(open, "orders");
  const commit = (who: Octokit, branchName: string, path: string) =>
    who.graphql(
      `mutation($input: CreateCommitOnBranchInput!) { createCommitOnBranch(input: $input) { commit { oid } } }`,
      {
        input: {
          branch: { repositoryNameWithOwner: "acme/orders", branchName },
          expectedHeadOid: head,
          message: { headline: "x" },
          fileChanges: { additions: [{ path, contents: "" }] },
        },
      },
    );
  await expect(commit(open.installation, "other", "a")).rejects.toMatchObject({ errors: [{ type: "NOT_FOUND" }] });
  for (const path of ["../a", "a//b", ".git/config", "/a", "a\nb"]) {
    await expect(commit(open.installation, "main", path)).rejects.toMatchObject({
      errors: [{ type: "UNPROCESSABLE" }],
    });
  }
  await open.installation.graphql(
    `mutation($id: ID!) { createRepositoryRuleset(input: {
      sourceId: $id, name: "main", target: BRANCH, enforcement: ACTIVE,
      bypassActors: [{ actorId: "A_4242", bypassMode: ALWAYS }],
      conditions: { refName: { include: ["~DEFAULT_BRANCH"], exclude: [] } },
      rules: [{ type: PULL_REQUEST }]
    }) { ruleset { name } } }`,
    { id: (await open.installation.request("GET /repos/{owner}/{repo}", orders)).data.node_id },
  );
  await expect(commit(open.person("ada-token"), "main", "a")).rejects.toThrow(
    "Changes must be made through a pull request.",
  );
  await commit(open.installation, "main", "a");
});

test("what a file replaces must be named", async () => {
  const open = await openSandbox();
  await makeRepository(open, "orders");
  const put = (more: { sha?: string }) =>
    open.installation.request("PUT /repos/{owner}/{repo}/contents/{path}", {
      ...orders,
      path: "README.md",
      message: "x",
      content: "eA==",
      ...more,
    });
  await expect(put({})).rejects.toMatchObject({ status: 422 });
  await expect(put({ sha: "0".repeat(40) })).rejects.toMatchObject({ status: 409 });
  const { data } = await open.installation.request("GET /repos/{owner}/{repo}/contents/{path}", {
    ...orders,
    path: "README.md",
  });
  expect((await put({ sha: (data as { sha: string }).sha })).status).toBe(200);
});

test("a variable is made once and then changed", async () => {
  const open = await openSandbox();
  await makeRepository(open, "orders");
  const make = () =>
    open.installation.request("POST /repos/{owner}/{repo}/actions/variables", { ...orders, name: "port", value: "1" });
  await make();
  await expect(make()).rejects.toMatchObject({ status: 409 });
  await open.installation.request("PATCH /repos/{owner}/{repo}/actions/variables/{name}", {
    ...orders,
    name: "PORT",
    value: "2",
  });
  const { data } = await open.installation.request("GET /repos/{owner}/{repo}/actions/variables", orders);
  expect(data).toMatchObject({ total_count: 1, variables: [{ name: "PORT", value: "2" }] });
});

test("an archived repository takes no more changes", async () => {
  const open = await openSandbox();
  await makeRepository(open, "orders");
  const { data } = await open.installation.request("GET /repos/{owner}/{repo}", orders);
  await open.installation.graphql(
    `mutation($id: ID!) { archiveRepository(input: { repositoryId: $id }) { repository { isArchived } } }`,
    { id: data.node_id },
  );
  const put = open.installation.request("PUT /repos/{owner}/{repo}/contents/{path}", {
    ...orders,
    path: "a",
    message: "x",
    content: "",
  });
  await expect(put).rejects.toMatchObject({
    status: 403,
    message: expect.stringContaining("Repository was archived so is read-only."),
  });
});

test("what the sandbox lacks is refused by name", async () => {
  const { installation, sandbox } = await openSandbox();
  await expect(installation.request("GET /repos/{owner}/{repo}/issues", orders)).rejects.toMatchObject({
    status: 501,
    message: expect.stringContaining("The sandbox does not implement GET /repos/acme/orders/issues"),
  });
  await expect(installation.graphql(`{ viewer { login bioHTML } }`)).rejects.toMatchObject({
    errors: [
      {
        type: "NOT_IMPLEMENTED",
        path: ["viewer", "bioHTML"],
        message: "The sandbox does not implement the field User.bioHTML",
      },
    ],
  });
  await expect(
    installation.graphql(`{ organization(login: "acme") { teams(first: 1, query: "x") { totalCount } } }`),
  ).rejects.toThrow('The sandbox does not implement the argument "query" of Organization.teams');
  await expect(installation.graphql(`{ viewer { nope } }`)).rejects.toThrow('Cannot query field "nope" on type "User"');
  const headers = { authorization: "Bearer ada-token", "x-github-api-version": "2020-01-01" };
  expect((await fetch(`${sandbox.url}/api/v3/user`, { headers })).status).toBe(400);
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
