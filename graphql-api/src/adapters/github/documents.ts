/** A repository with the newest commit of its default branch. A rename must not lead to somebody else's repository. */
export const FIND_REPOSITORY = /* GraphQL */ `
  query FindRepository($owner: String!, $name: String!) {
    repository(owner: $owner, name: $name, followRenames: false) {
      databaseId
      id
      name
      nameWithOwner
      url
      homepageUrl
      isArchived
      createdAt
      defaultBranchRef { name target { oid } }
    }
  }
`;

/** What setting up needs to know first: the team's id and the branch the first commit has made. */
export const PREPARE_SET_UP = /* GraphQL */ `
  query PrepareSetUp($organization: String!, $team: String!, $owner: String!, $name: String!) {
    organization(login: $organization) { team(slug: $team) { id } }
    repository(owner: $owner, name: $name, followRenames: false) { defaultBranchRef { name } }
  }
`;

/** Everybody in the organisation, a page at a time. */
export const READ_MEMBERS = /* GraphQL */ `
  query ReadMembers($organization: String!, $first: Int!, $after: String) {
    organization(login: $organization) {
      databaseId
      login
      membersWithRole(first: $first, after: $after) {
        nodes { databaseId login name avatarUrl }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
`;

/** The organisation's teams, a page at a time, each with its first members. */
export const READ_TEAMS = /* GraphQL */ `
  query ReadTeams($organization: String!, $first: Int!, $after: String) {
    organization(login: $organization) {
      teams(first: $first, after: $after) {
        nodes {
          databaseId
          slug
          name
          members(first: $first) { nodes { login } pageInfo { hasNextPage endCursor } }
        }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
`;

/** The rest of a large team's members. */
export const READ_TEAM_MEMBERS = /* GraphQL */ `
  query ReadTeamMembers($organization: String!, $team: String!, $first: Int!, $after: String) {
    organization(login: $organization) {
      team(slug: $team) { members(first: $first, after: $after) { nodes { login } pageInfo { hasNextPage endCursor } } }
    }
  }
`;

/**
 * The mutations of a fresh repository in the order GitHub runs them, one alias each: `environment0`…, `topics`,
 * `team`, `commit`. Aliases cannot be made by variables, so there is one document per number of environments.
 */
export function writeSetUpDocument(environments: number): string {
  const numbers = Array.from({ length: environments }, (_, number) => number);
  const variables = numbers.map((number) => `$environment${number}: CreateEnvironmentInput!`).join(" ");
  const creations = numbers.map(
    (number) => `environment${number}: createEnvironment(input: $environment${number}) { environment { id } }`,
  );
  return /* GraphQL */ `
  mutation SetUpRepository(
    ${variables} $topics: UpdateTopicsInput! $team: UpdateTeamsRepositoryInput! $commit: CreateCommitOnBranchInput!
  ) {
    ${creations.join("\n    ")}
    topics: updateTopics(input: $topics) { invalidTopicNames }
    team: updateTeamsRepository(input: $team) { repository { id } }
    commit: createCommitOnBranch(input: $commit) { commit { oid } }
  }
`;
}
