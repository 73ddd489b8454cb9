import { expect, test } from "vitest";
import type { GitHub, Repository } from "./github.ts";
import type { RepositorySetUp } from "./repository-set-up.ts";
import { ADA_TOKEN, createSample, failureOf, openGitHub } from "./testing/open-github.ts";

function setUpOf(repository: Repository, expectedHeadSha: string, given: Partial<RepositorySetUp> = {}) {
  return {
    repository,
    environments: ["dev", "staging", "prod"],
    topics: ["waymark", "node-api"],
    team: { slug: "payments", permission: "MAINTAIN" as const },
    commit: {
      expectedHeadSha,
      headline: "Add the service",
      body: "From node-api 1.0.0",
      files: [
        { path: ".github/workflows/ci.yml", contents: "name: CI\non: push\n" },
        { path: "src/grüße.ts", contents: "export const ship = '🚢';\n" },
      ],
    },
    ...given,
  };
}

async function createFirstCommit(github: GitHub, name = "shop") {
  const repository = await createSample(github, name);
  const first = await github.commitFirstFile({
    repository: repository.fullName,
    path: ".waymark/service.json",
    contents: '{ "id": "svc_1" }\n',
    message: "Begin",
  });
  return { repository, first };
}

test("a service's repository is made, filled, protected, found and taken away again", async () => {
  const { github, url } = await openGitHub();
  expect(await github.findRepository("shop")).toBeNull();

  const { repository, first } = await createFirstCommit(github);
  expect(repository).toEqual({
    id: expect.any(Number),
    nodeId: expect.any(String),
    name: "shop",
    fullName: "acme/shop",
    url: `${url}/acme/shop`,
    homepageUrl: "http://localhost:3000/services/shop",
    defaultBranch: null,
    headSha: null,
    isArchived: false,
    createdAt: expect.any(Date),
  });

  await github.setVariable("acme/shop", "AWS_REGION", "eu-central-1");
  await github.setVariable("acme/shop", "AWS_REGION", "eu-west-1");
  const { sha } = await github.setUpRepository(setUpOf(repository, first.sha));
  await github.protectDefaultBranch({ repository: "acme/shop", rulesetName: "waymark" });

  expect(await github.findRepository("shop")).toEqual({ ...repository, defaultBranch: "main", headSha: sha });
  expect(await github.listCommits("acme/shop", 10)).toMatchObject([
    { sha, message: "Add the service\n\nFrom node-api 1.0.0" },
    { sha: first.sha, message: "Begin" },
  ]);
  expect(await github.readFile("acme/shop", "src/grüße.ts")).toBe("export const ship = '🚢';\n");
  expect(await github.readFile("acme/shop", ".waymark/service.json", first.sha)).toBe('{ "id": "svc_1" }\n');
  expect(await github.readFile("acme/shop", "src/grüße.ts", first.sha)).toBeNull();

  await github.deleteRepository("acme/shop");
  await github.deleteRepository("acme/shop");
  expect(await github.findRepository("shop")).toBeNull();
});

test("what was set up is there for everybody, not only for the one who did it", async () => {
  const { github, url } = await openGitHub();
  const { repository, first } = await createFirstCommit(github);
  await github.setVariable("acme/shop", "AWS_REGION", "eu-west-1");
  await github.setUpRepository(setUpOf(repository, first.sha));
  await github.protectDefaultBranch({ repository: "acme/shop", rulesetName: "waymark" });

  async function get(path: string): Promise<unknown> {
    const answer = await fetch(`${url}/api/v3/repos/acme/shop${path}`, {
      headers: { authorization: `bearer ${ADA_TOKEN}` },
    });
    return answer.json();
  }
  expect(await get("")).toMatchObject({ private: true, topics: ["waymark", "node-api"], description: "Sells things" });
  expect(await get("/actions/variables")).toMatchObject({ variables: [{ name: "AWS_REGION", value: "eu-west-1" }] });
  expect(await get("/environments")).toMatchObject({
    environments: [{ name: "dev" }, { name: "prod" }, { name: "staging" }],
  });
  expect(await get("/teams")).toMatchObject([{ slug: "payments", permission: "maintain" }]);
  expect(await get("/rulesets")).toMatchObject([
    {
      name: "waymark",
      enforcement: "active",
      bypass_actors: [{ actor_id: 4242, actor_type: "Integration", bypass_mode: "always" }],
      rules: [{ type: "deletion" }, { type: "non_fast_forward" }, { type: "pull_request" }],
    },
  ]);
});

test("a branch that is protected already is not protected again", async () => {
  const { github, seen } = await openGitHub();
  await createSample(github);
  await github.protectDefaultBranch({ repository: "acme/shop", rulesetName: "waymark" });
  await github.protectDefaultBranch({ repository: "acme/shop", rulesetName: "waymark" });
  expect((await seen()).filter(({ method, path }) => method === "POST" && path.endsWith("/rulesets"))).toHaveLength(1);
});

test("with a plain token everything works the same", async () => {
  const { connect } = await openGitHub();
  const github = connect({ credentials: { token: ADA_TOKEN } });
  const { repository, first } = await createFirstCommit(github);
  const { sha } = await github.setUpRepository(setUpOf(repository, first.sha, { environments: [] }));
  await github.protectDefaultBranch({ repository: "acme/shop", rulesetName: "waymark" });
  expect((await github.findRepository("shop"))?.headSha).toBe(sha);
  expect(await github.listCommits("acme/shop", 1)).toMatchObject([{ sha }]);
  expect(await github.missingPermissions()).toEqual([]);
});

test("an empty repository has no commits and no files", async () => {
  const { github } = await openGitHub();
  await createSample(github);
  expect(await github.listCommits("acme/shop", 10)).toEqual([]);
  expect(await github.readFile("acme/shop", "README.md")).toBeNull();
  expect(await github.findRepository("shop")).toMatchObject({ defaultBranch: null, headSha: null });
});

test("long histories are read page by page, and no further than asked", async () => {
  const { github, connect } = await openGitHub();
  const { repository, first } = await createFirstCommit(github);
  let head = first.sha;
  for (const number of [1, 2, 3, 4]) {
    const files = [{ path: `${number}.txt`, contents: `${number}\n` }];
    const commit = { expectedHeadSha: head, headline: `Commit ${number}`, files };
    head = (await github.setUpRepository(setUpOf(repository, head, { commit }))).sha;
  }
  const inPages = connect({ pageSize: 2 });
  const messages = async (limit: number) =>
    (await inPages.listCommits("acme/shop", limit)).map(({ message }) => message);
  expect(await messages(10)).toEqual(["Commit 4", "Commit 3", "Commit 2", "Commit 1", "Begin"]);
  expect(await messages(3)).toEqual(["Commit 4", "Commit 3", "Commit 2"]);
  expect(await messages(1)).toEqual(["Commit 4"]);
});

test("a file that is none, or is too large to be read at once, is refused by name", async () => {
  const { github } = await openGitHub();
  await createFirstCommit(github);
  expect(await failureOf(github.readFile("acme/shop", ".waymark"))).toMatchObject({
    kind: "INVALID",
    message: "Could not read .waymark of acme/shop: it is no file of at most 1 MB.",
  });
});

test("setting up twice gives the same commit, also when somebody has committed on top", async () => {
  const { github } = await openGitHub();
  const { repository, first } = await createFirstCommit(github);
  const { sha } = await github.setUpRepository(setUpOf(repository, first.sha));
  expect(await github.setUpRepository(setUpOf(repository, first.sha))).toEqual({ sha });

  const commit = { expectedHeadSha: sha, headline: "Later", files: [{ path: "later.txt", contents: "later\n" }] };
  await github.setUpRepository(setUpOf(repository, sha, { commit }));
  expect(await github.setUpRepository(setUpOf(repository, first.sha))).toEqual({ sha });
  expect(await github.listCommits("acme/shop", 10)).toHaveLength(3);
});

test("a branch that has moved under somebody else's commit is not written to", async () => {
  const { github } = await openGitHub();
  const { repository, first } = await createFirstCommit(github);
  const foreign = { expectedHeadSha: first.sha, headline: "Mine", files: [{ path: "mine.txt", contents: "mine\n" }] };
  await github.setUpRepository(setUpOf(repository, first.sha, { commit: foreign }));

  const failure = await failureOf(github.setUpRepository(setUpOf(repository, first.sha)));
  expect(failure.kind).toBe("STALE_HEAD");
  expect(failure.message).toContain("Could not set up acme/shop. GitHub refused (commit): Expected branch to point to");
  expect(await github.listCommits("acme/shop", 10)).toHaveLength(2);
});

test("a team nobody has, and a topic GitHub does not take, are named", async () => {
  const { github } = await openGitHub();
  const { repository, first } = await createFirstCommit(github);
  const team = { slug: "nobody", permission: "PUSH" as const };
  expect(await failureOf(github.setUpRepository(setUpOf(repository, first.sha, { team })))).toMatchObject({
    kind: "INVALID",
    message: "Could not set up acme/shop: acme has no team nobody.",
  });
  const topics = ["Not A Topic"];
  const failure = await failureOf(github.setUpRepository(setUpOf(repository, first.sha, { topics })));
  expect(failure).toMatchObject({ kind: "INVALID", message: expect.stringContaining("Not A Topic") });
});

test("every request is observed, with what it was for and how it ended", async () => {
  const { github, observed } = await openGitHub();
  const startedAt = performance.now();
  await github.findRepository("shop");
  await createSample(github);
  await failureOf(createSample(github));
  expect(observed.map(({ operation, status }) => `${operation} ${status}`)).toEqual([
    "authenticate 200",
    "authenticate 201",
    "findRepository 200",
    "createRepository 201",
    "createRepository 422",
  ]);
  const elapsed = (performance.now() - startedAt) / 1000;
  expect(observed.every(({ seconds }) => seconds > 0 && seconds < elapsed)).toBe(true);
});
