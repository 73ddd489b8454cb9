import type { Call } from "./call.ts";
import { READ_MEMBERS, READ_TEAM_MEMBERS, READ_TEAMS } from "./documents.ts";
import { describe } from "./explain-failure.ts";
import { explainGraphqlErrors } from "./explain-graphql-errors.ts";
import type { GitHub, OrganizationSnapshot, OrganizationTeam, Person } from "./github.ts";
import { GitHubError } from "./github-error.ts";
import type { Api } from "./open-api.ts";

interface Page<Node> {
  nodes: Node[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}
interface Account {
  databaseId: number;
  login: string;
  name: string | null;
  avatarUrl: string | null;
}
interface FoundTeam {
  databaseId: number;
  slug: string;
  name: string;
  members: Page<{ login: string }>;
}
type Organization<Fields> = { organization: Fields | null };

/** The organisation's people and teams, `pageSize` of each at a time. */
export function organizationReader(
  api: Api,
  organization: string,
  pageSize: number,
): Pick<GitHub, "readOrganization" | "isMember"> {
  async function read<Fields>(document: string, variables: Record<string, unknown>): Promise<Fields> {
    const call: Call = { operation: "readOrganization", what: `read the organisation ${organization}`, effect: "READ" };
    const { data, errors } = await api.graphql<Organization<Fields>>(call, document, {
      organization,
      first: pageSize,
      ...variables,
    });
    // Half a list would take away rights from the people who are missing in it.
    const refused = explainGraphqlErrors(call, errors);
    if (refused) throw refused;
    if (!data?.organization) throw describe("NOT_FOUND", call, "GitHub knows no organisation of that name.", 200);
    return data.organization;
  }

  async function readMembers(): Promise<Pick<OrganizationSnapshot, "id" | "login" | "members">> {
    let after: string | null = null;
    const members: Person[] = [];
    while (true) {
      const page: { databaseId: number; login: string; membersWithRole: Page<Account> } = await read(READ_MEMBERS, {
        after,
      });
      members.push(...page.membersWithRole.nodes.map(({ databaseId, ...person }) => ({ id: databaseId, ...person })));
      if (!page.membersWithRole.pageInfo.hasNextPage) return { id: page.databaseId, login: page.login, members };
      after = page.membersWithRole.pageInfo.endCursor;
    }
  }

  async function readTeams(): Promise<OrganizationTeam[]> {
    let after: string | null = null;
    const teams: OrganizationTeam[] = [];
    while (true) {
      const { teams: page }: { teams: Page<FoundTeam> } = await read(READ_TEAMS, { after });
      for (const { databaseId, slug, name, members } of page.nodes) {
        teams.push({ id: databaseId, slug, name, members: await readLogins(slug, members) });
      }
      if (!page.pageInfo.hasNextPage) return teams;
      after = page.pageInfo.endCursor;
    }
  }

  async function readLogins(team: string, first: FoundTeam["members"]): Promise<string[]> {
    const logins = first.nodes.map(({ login }) => login);
    let { pageInfo } = first;
    while (pageInfo.hasNextPage) {
      const rest: { team: Pick<FoundTeam, "members"> | null } = await read(READ_TEAM_MEMBERS, {
        team,
        after: pageInfo.endCursor,
      });
      if (!rest.team) return logins;
      logins.push(...rest.team.members.nodes.map(({ login }) => login));
      pageInfo = rest.team.members.pageInfo;
    }
    return logins;
  }

  return {
    async readOrganization() {
      const people = await readMembers();
      return { ...people, teams: await readTeams() };
    },

    async isMember(login) {
      const what = `ask whether ${login} is a member of ${organization}`;
      try {
        await api.rest({ operation: "isMember", what, effect: "READ" }, (octokit, request) =>
          octokit.request("GET /orgs/{org}/members/{username}", { org: organization, username: login, request }),
        );
        return true;
      } catch (error) {
        if (error instanceof GitHubError && error.kind === "NOT_FOUND") return false;
        throw error;
      }
    },
  };
}
