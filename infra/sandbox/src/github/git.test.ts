import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { makeRepository } from "./testing/make-repository.ts";
import { type OpenSandbox, openSandbox, temporaryFolder } from "./testing/open-sandbox.ts";
import { addressOf, git } from "./testing/run-git-client.ts";

async function openClone(): Promise<OpenSandbox & { clone: string; head: string }> {
  const open = await openSandbox();
  const head = await makeRepository(open, "orders");
  const clone = path.join(await temporaryFolder(), "orders");
  await git(path.dirname(clone), "clone", "--quiet", `${open.sandbox.url}/acme/orders.git`, clone);
  return { ...open, clone, head };
}

async function commit(clone: string, file: string, contents: string): Promise<string> {
  await mkdir(path.dirname(path.join(clone, file)), { recursive: true });
  await writeFile(path.join(clone, file), contents);
  await git(clone, "add", file);
  await git(clone, "commit", "--quiet", "-m", `Add ${file}`);
  return git(clone, "rev-parse", "HEAD");
}

test("what was made through the API is cloned without a token on this machine", async () => {
  const { clone, head } = await openClone();
  expect(await git(clone, "rev-parse", "HEAD")).toBe(head);
  expect(await readFile(path.join(clone, "README.md"), "utf8")).toBe("# orders\n");
});

test("with anonymous reading switched off, cloning needs a token that may read", async () => {
  const open = await openSandbox();
  await makeRepository(open, "orders");
  await open.control({ anonymousRead: "nobody" });
  const folder = await temporaryFolder();
  const clone = (address: string) => git(folder, "clone", "--quiet", address, "clone");
  await expect(clone(`${open.sandbox.url}/acme/orders.git`)).rejects.toThrow("could not read Username");
  await expect(clone(addressOf(open.sandbox.url, "acme/orders", "wrong"))).rejects.toThrow("Authentication failed");
  await expect(clone(addressOf(open.sandbox.url, "acme/orders", "eve-token"))).rejects.toThrow("Repository not found");
  await clone(addressOf(open.sandbox.url, "acme/orders", "vic-token"));
});

test("a push by one who may write is seen by the API", async () => {
  const { clone, sandbox, installation } = await openClone();
  const oid = await commit(clone, "src/index.ts", "export {};\n");
  await git(clone, "push", "--quiet", addressOf(sandbox.url, "acme/orders", "ada-token"), "HEAD:main");
  const { data } = await installation.request("GET /repos/{owner}/{repo}/commits/{ref}", {
    owner: "acme",
    repo: "orders",
    ref: "main",
  });
  expect(data).toMatchObject({ sha: oid, files: [{ filename: "src/index.ts", status: "added" }] });
});

test("a push of several megabytes arrives whole", async () => {
  const { clone, sandbox } = await openClone();
  const noise = Array.from({ length: 60_000 }, (_, index) => `${Math.sin(index)}${Math.cos(index)}`).join("\n");
  const oid = await commit(clone, "noise.txt", noise);
  await git(clone, "push", "--quiet", addressOf(sandbox.url, "acme/orders", "ada-token"), "HEAD:main");
  expect(await git(clone, "ls-remote", `${sandbox.url}/acme/orders.git`, "main")).toContain(oid);
});

test("whoever sits at this machine pushes by name, as one of the people, without a password", async () => {
  const { clone, sandbox, control } = await openClone();
  const oid = await commit(clone, "a.txt", "a\n");
  const addressBy = (user: string) => `${sandbox.url.replace("://", `://${user}@`)}/acme/orders.git`;
  const push = (user: string) => git(clone, "push", "--quiet", addressBy(user), "HEAD:greeting");
  await expect(push("nobody:")).rejects.toThrow("Authentication failed");
  await expect(push("vic:")).rejects.toThrow("Permission to acme/orders.git denied to vic.");
  await push("ada:");
  expect(await git(clone, "ls-remote", `${sandbox.url}/acme/orders.git`, "greeting")).toContain(oid);
  await control({ anonymousRead: "nobody" });
  await expect(push("ada:")).rejects.toThrow("Authentication failed");
});

test("a push is refused without a token, and to one who may only read", async () => {
  const { clone, sandbox } = await openClone();
  await commit(clone, "a.txt", "a\n");
  await expect(git(clone, "push", "origin", "HEAD:main")).rejects.toThrow("could not read Username");
  const push = git(clone, "push", addressOf(sandbox.url, "acme/orders", "vic-token"), "HEAD:main");
  await expect(push).rejects.toThrow("Permission to acme/orders.git denied to vic.");
});

test("a workflow file needs the workflow scope, also in a later commit", async () => {
  const { clone, sandbox, installation } = await openClone();
  const payments = { org: "acme", team_slug: "payments", owner: "acme", repo: "orders", permission: "push" };
  await installation.request("PUT /orgs/{org}/teams/{team_slug}/repos/{owner}/{repo}", payments);
  await commit(clone, "a.txt", "a\n");
  const vic = addressOf(sandbox.url, "acme/orders", "vic-token");
  await git(clone, "push", "--quiet", vic, "HEAD:main");
  await commit(clone, ".github/workflows/ci.yml", "name: CI\n");
  await commit(clone, "b.txt", "b\n");
  await expect(git(clone, "push", vic, "HEAD:main")).rejects.toThrow(
    "refusing to allow an OAuth App to create or update workflow `.github/workflows/ci.yml` without `workflow` scope",
  );
  await git(clone, "push", "--quiet", addressOf(sandbox.url, "acme/orders", "ada-token"), "HEAD:main");
});

test("a ruleset refuses direct pushes and lets the App through", async () => {
  const { clone, sandbox, installation } = await openClone();
  await installation.request("POST /repos/{owner}/{repo}/rulesets", {
    owner: "acme",
    repo: "orders",
    name: "main",
    enforcement: "active",
    bypass_actors: [{ actor_id: 4242, actor_type: "Integration", bypass_mode: "always" }],
    conditions: { ref_name: { include: ["~DEFAULT_BRANCH"], exclude: [] } },
    rules: [{ type: "pull_request" }, { type: "non_fast_forward" }],
  });
  await commit(clone, "a.txt", "a\n");
  const ada = addressOf(sandbox.url, "acme/orders", "ada-token");
  await expect(git(clone, "push", ada, "HEAD:main")).rejects.toThrow("Changes must be made through a pull request.");
  await git(clone, "push", "--quiet", ada, "HEAD:feature");
  const { token } = (await installation.auth({ type: "installation" })) as { token: string };
  await git(clone, "push", "--quiet", addressOf(sandbox.url, "acme/orders", token), "HEAD:main");
});

test("a commit through the API never loses a push that came before it", async () => {
  const { clone, sandbox, installation, head } = await openClone();
  await commit(clone, "a.txt", "a\n");
  await git(clone, "push", "--quiet", addressOf(sandbox.url, "acme/orders", "ada-token"), "HEAD:main");
  const stale = installation.graphql(
    `mutation($input: CreateCommitOnBranchInput!) { createCommitOnBranch(input: $input) { commit { oid } } }`,
    {
      input: {
        branch: { repositoryNameWithOwner: "acme/orders", branchName: "main" },
        expectedHeadOid: head,
        message: { headline: "Late" },
        fileChanges: { additions: [{ path: "a.txt", contents: "" }] },
      },
    },
  );
  await expect(stale).rejects.toMatchObject({
    errors: [
      { type: "STALE_DATA", message: `Expected branch to point to "${head}" but it did not.  Pull and try again.` },
    ],
  });
});

test("the first branch pushed to an empty repository is its default branch", async () => {
  const { clone, sandbox, installation } = await openClone();
  await installation.request("POST /orgs/{org}/repos", { org: "acme", name: "billing", private: true });
  await git(clone, "push", "--quiet", addressOf(sandbox.url, "acme/billing", "ada-token"), "HEAD:trunk");
  const { data } = await installation.request("GET /repos/{owner}/{repo}", { owner: "acme", repo: "billing" });
  expect(data.default_branch).toBe("trunk");
  const second = await temporaryFolder();
  await git(second, "clone", "--quiet", `${sandbox.url}/acme/billing.git`, ".");
  expect(await git(second, "branch", "--show-current")).toBe("trunk");
});

test("git's second protocol is spoken, also when the client packs its request", async () => {
  const open = await openSandbox();
  const head = await makeRepository(open, "orders");
  const response = await fetch(`${open.sandbox.url}/acme/orders.git/git-upload-pack`, {
    method: "POST",
    headers: {
      "content-type": "application/x-git-upload-pack-request",
      "content-encoding": "gzip",
      "git-protocol": "version=2",
    },
    body: gzipSync("0014command=ls-refs\n0016object-format=sha100010009peel\n0000"),
  });
  expect([response.status, await response.text()]).toEqual([200, expect.stringContaining(`${head} refs/heads/main`)]);
});

test("the platform's own checkout is a repository and follows its changes", async () => {
  const checkout = await temporaryFolder();
  await git(checkout, "init", "--quiet");
  await writeFile(path.join(checkout, "build.sh"), "#!/bin/sh\n", { mode: 0o755 });
  await writeFile(path.join(checkout, "untracked.txt"), "not mine\n");
  await git(checkout, "add", "build.sh");
  const dataDir = await temporaryFolder();
  const files = async () => {
    const open = await openSandbox({ dataDir, platformCheckout: checkout });
    const clone = await temporaryFolder();
    await git(clone, "clone", "--quiet", `${open.sandbox.url}/acme/waymark`, ".");
    await open.sandbox.stop();
    return [await git(clone, "ls-files", "--stage"), await git(clone, "rev-list", "--count", "HEAD")];
  };
  expect(await files()).toEqual([expect.stringMatching(/^100755 \w+ 0\tbuild\.sh$/), "1"]);
  expect((await files())[1]).toBe("1");
  await writeFile(path.join(checkout, "build.sh"), "#!/bin/sh\ntrue\n");
  expect((await files())[1]).toBe("2");
});
