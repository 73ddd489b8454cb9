import { expect, test } from "vitest";
import { openSandbox } from "./testing/open-sandbox.ts";

const create = `mutation($input: CreateRepositoryInput!) {
  createRepository(input: $input) { repository { id databaseId nameWithOwner isEmpty homepageUrl url defaultBranchRef { name } } }
}`;

const finish = `mutation($id: ID!, $topics: [String!]!, $teams: [ID!]!, $commit: CreateCommitOnBranchInput!) {
  dev: createEnvironment(input: { repositoryId: $id, name: "dev" }) { environment { id name } }
  prod: createEnvironment(input: { repositoryId: $id, name: "prod" }) { environment { name } }
  updateTopics(input: { repositoryId: $id, topicNames: $topics }) { invalidTopicNames }
  updateTeamsRepository(input: { repositoryId: $id, teamIds: $teams, permission: WRITE }) { teams { slug } }
  createCommitOnBranch(input: $commit) { commit { oid message } ref { name } }
}`;

const read = `{ repository(owner: "acme", name: "orders") {
  isEmpty homepageUrl visibility
  defaultBranchRef { name target { oid ... on Commit { message history(first: 5) { totalCount } } } }
  workflow: object(expression: "main:.github/workflows/ci.yml") { ... on Blob { text } }
  root: object(expression: "main:") { ... on Tree { entries { name type path } } }
  repositoryTopics(first: 5) { nodes { topic { name } } }
  environments(first: 5) { nodes { name } }
  rulesets(first: 5) { nodes { name enforcement } }
} }`;

test("a repository is made in three calls, as the platform makes it", async () => {
  const { installation } = await openSandbox();
  const { organization } = await installation.graphql<{
    organization: { id: string; teams: { nodes: { id: string; slug: string }[] } };
  }>(`{ organization(login: "acme") { id teams(first: 10) { nodes { id slug } } } }`);
  const made = await installation.graphql<{ createRepository: { repository: { id: string; isEmpty: boolean } } }>(
    create,
    {
      input: {
        ownerId: organization.id,
        name: "orders",
        visibility: "PRIVATE",
        homepageUrl: "http://localhost:3000/services/orders",
      },
    },
  );
  expect(made.createRepository.repository).toMatchObject({
    nameWithOwner: "acme/orders",
    isEmpty: true,
    defaultBranchRef: null,
  });

  const repository = { owner: "acme", repo: "orders" };
  const first = await installation.request("PUT /repos/{owner}/{repo}/contents/{path}", {
    ...repository,
    path: ".waymark.json",
    message: "Begin",
    content: Buffer.from("{}").toString("base64"),
  });
  expect(first.status).toBe(201);
  const variable = await installation.request("POST /repos/{owner}/{repo}/actions/variables", {
    ...repository,
    name: "PORT",
    value: "8080",
  });
  expect(variable.status).toBe(201);

  const workflow = "name: CI\nrun: $" + "{{ github.sha }}\n";
  const finished = await installation.graphql(finish, {
    id: made.createRepository.repository.id,
    topics: ["service", "node-api"],
    teams: [organization.teams.nodes.find((team) => team.slug === "payments")?.id],
    commit: {
      branch: { repositoryNameWithOwner: "acme/orders", branchName: "main" },
      expectedHeadOid: first.data.commit.sha,
      message: { headline: "Add the service" },
      fileChanges: {
        additions: [
          { path: ".github/workflows/ci.yml", contents: Buffer.from(workflow).toString("base64") },
          { path: 'src/a b "c".ts', contents: Buffer.from("export {};\n").toString("base64") },
        ],
      },
    },
  });
  expect(finished).toMatchObject({
    dev: { environment: { name: "dev" } },
    prod: { environment: { name: "prod" } },
    updateTopics: { invalidTopicNames: null },
    updateTeamsRepository: { teams: [{ slug: "payments" }] },
    createCommitOnBranch: { commit: { message: "Add the service" }, ref: { name: "main" } },
  });
  await installation.request("POST /repos/{owner}/{repo}/rulesets", {
    ...repository,
    name: "main",
    enforcement: "active",
    bypass_actors: [{ actor_id: 4242, actor_type: "Integration", bypass_mode: "always" }],
    conditions: { ref_name: { include: ["~DEFAULT_BRANCH"], exclude: [] } },
    rules: [{ type: "pull_request" }, { type: "deletion" }],
  });

  expect(await installation.graphql(read)).toMatchObject({
    repository: {
      isEmpty: false,
      homepageUrl: "http://localhost:3000/services/orders",
      visibility: "PRIVATE",
      defaultBranchRef: { name: "main", target: { message: "Add the service", history: { totalCount: 2 } } },
      workflow: { text: workflow },
      root: {
        entries: [
          { name: ".github", type: "tree", path: ".github" },
          { name: "src", type: "tree" },
          { name: ".waymark.json", type: "blob" },
        ],
      },
      repositoryTopics: { nodes: [{ topic: { name: "service" } }, { topic: { name: "node-api" } }] },
      environments: { nodes: [{ name: "dev" }, { name: "prod" }] },
      rulesets: { nodes: [{ name: "main", enforcement: "ACTIVE" }] },
    },
  });
});
