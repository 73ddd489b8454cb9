import type { Octokit } from "@octokit/core";
import { expect, test } from "vitest";
import { makeRepository } from "./testing/make-repository.ts";
import { openSandbox } from "./testing/open-sandbox.ts";

const orders = { owner: "acme", repo: "orders" };

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
