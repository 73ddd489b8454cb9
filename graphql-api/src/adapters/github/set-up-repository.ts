import type { Call } from "./call.ts";
import { commits } from "./commits.ts";
import { PREPARE_SET_UP, writeSetUpDocument } from "./documents.ts";
import { describe } from "./explain-failure.ts";
import { explainGraphqlErrors } from "./explain-graphql-errors.ts";
import type { GitHub } from "./github.ts";
import { GitHubError } from "./github-error.ts";
import type { Api } from "./open-api.ts";
import type { RepositorySetUp, TeamPermission } from "./repository-set-up.ts";

interface Preparation {
  organization: { team: { id: string } | null } | null;
  repository: { defaultBranchRef: { name: string } | null } | null;
}

interface SetUpAnswer {
  topics: { invalidTopicNames: string[] | null } | null;
  commit: { commit: { oid: string } | null } | null;
}

/** GitHub's REST API says "push" where its GraphQL API says "write". */
const PERMISSION: Record<TeamPermission, string> = { PUSH: "WRITE", MAINTAIN: "MAINTAIN", ADMIN: "ADMIN" };

/** How far back a commit that was made before, but whose answer was lost, is looked for. */
const COMMITS_TO_LOOK_AT = 100;

/** Everything a fresh repository gets in one document. */
export function setUpRepository(api: Api, organization: string): GitHub["setUpRepository"] {
  return async (input) => {
    const { fullName } = input.repository;
    const call: Call = { operation: "setUpRepository", what: `set up ${fullName}`, effect: "REPEATABLE" };
    const { teamId, branch } = await prepare(api, organization, input, call);

    const { data, errors } = await api.graphql<SetUpAnswer>(
      call,
      writeSetUpDocument(input.environments.length),
      variablesOf(input, teamId, branch),
    );

    const commit = { sha: data?.commit?.commit?.oid ?? null, errors: errors.filter(isAboutCommit) };
    const others = explainGraphqlErrors(
      call,
      errors.filter((error) => !isAboutCommit(error)),
    );
    if (others) throw others;

    const badTopics = data?.topics?.invalidTopicNames ?? [];
    if (badTopics.length > 0) throw describe("INVALID", call, `GitHub takes no topic ${badTopics.join(", ")}.`, 200);

    if (commit.sha) return { sha: commit.sha };
    const refused = explainGraphqlErrors(call, commit.errors);
    const earlier = refused?.kind === "STALE_HEAD" ? await findCommitMadeBefore(api, input) : null;
    if (earlier) return { sha: earlier };
    throw refused ?? describe("UNAVAILABLE", call, "GitHub answered without the commit.", 200);
  };
}

async function prepare(api: Api, organization: string, { repository, team }: RepositorySetUp, call: Call) {
  const look: Call = { ...call, operation: "prepareSetUp", effect: "READ" };
  const [owner, name] = repository.fullName.split("/");
  const answer = await api.graphql<Preparation>(look, PREPARE_SET_UP, { organization, team: team.slug, owner, name });

  const branch = answer.data?.repository?.defaultBranchRef?.name;
  const teamId = answer.data?.organization?.team?.id;
  if (branch && teamId) return { branch, teamId };

  const refused = explainGraphqlErrors(look, answer.errors);
  if (refused) throw refused;
  if (branch) throw new GitHubError("INVALID", `Could not ${call.what}: ${organization} has no team ${team.slug}.`);
  throw describe("NOT_FOUND", look, "Its first commit is not visible yet.", 200);
}

function variablesOf(
  { repository, environments, topics, team, commit }: RepositorySetUp,
  teamId: string,
  branch: string,
) {
  const repositoryId = repository.nodeId;
  const additions = commit.files.map(({ path, contents }) => ({
    path,
    contents: Buffer.from(contents, "utf8").toString("base64"),
  }));
  return {
    ...Object.fromEntries(environments.map((name, number) => [`environment${number}`, { repositoryId, name }])),
    topics: { repositoryId, topicNames: topics },
    team: { repositoryId, teamIds: [teamId], permission: PERMISSION[team.permission] },
    commit: {
      branch: { repositoryNameWithOwner: repository.fullName, branchName: branch },
      expectedHeadOid: commit.expectedHeadSha,
      message: { headline: commit.headline, ...(commit.body === undefined ? {} : { body: commit.body }) },
      fileChanges: { additions },
    },
  };
}

function isAboutCommit(error: { path?: (string | number)[] }): boolean {
  return error.path?.[0] === "commit";
}

/** The commit of this message right on top of the expected head: only an earlier try of the same call made it. */
async function findCommitMadeBefore(api: Api, { repository, commit }: RepositorySetUp): Promise<string | null> {
  const history = await commits(api, COMMITS_TO_LOOK_AT).listCommits(repository.fullName, COMMITS_TO_LOOK_AT);
  const parent = history.findIndex(({ sha }) => sha === commit.expectedHeadSha);
  const child = parent > 0 ? history[parent - 1] : undefined;
  const message = commit.body === undefined ? commit.headline : `${commit.headline}\n\n${commit.body}`;
  return child && child.message.trim() === message.trim() ? child.sha : null;
}
