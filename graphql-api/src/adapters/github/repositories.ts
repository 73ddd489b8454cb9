import type { Call } from "./call.ts";
import { FIND_REPOSITORY } from "./documents.ts";
import { explainGraphqlErrors } from "./explain-graphql-errors.ts";
import type { GitHub, Repository } from "./github.ts";
import { GitHubError } from "./github-error.ts";
import type { Api } from "./open-api.ts";
import { splitFullName } from "./split-full-name.ts";

interface FoundRepository {
  repository: {
    databaseId: number;
    id: string;
    name: string;
    nameWithOwner: string;
    url: string;
    homepageUrl: string | null;
    isArchived: boolean;
    createdAt: string;
    defaultBranchRef: { name: string; target: { oid: string } | null } | null;
  } | null;
}

/** Repositories of the organisation: looking, making, taking away. */
export function repositories(
  api: Api,
  organization: string,
): Pick<GitHub, "findRepository" | "createRepository" | "archiveRepository" | "deleteRepository"> {
  return {
    async findRepository(name) {
      const call: Call = { operation: "findRepository", what: `look up ${organization}/${name}`, effect: "READ" };
      const { data, errors } = await api.graphql<FoundRepository>(call, FIND_REPOSITORY, { owner: organization, name });
      if (data?.repository) return toRepository(data.repository);

      const failure = explainGraphqlErrors(call, errors);
      if (failure && failure.kind !== "NOT_FOUND") throw failure;
      return null;
    },

    async createRepository({ name, description, homepageUrl }) {
      const call: Call = { operation: "createRepository", what: `create ${organization}/${name}`, effect: "ONCE" };
      const created = await api.rest(call, (octokit, request) =>
        octokit.request("POST /orgs/{org}/repos", {
          org: organization,
          name,
          description,
          homepage: homepageUrl,
          private: true,
          has_wiki: false,
          has_projects: false,
          request,
        }),
      );
      return {
        id: Number(created.id),
        nodeId: created.node_id,
        name: created.name,
        fullName: created.full_name,
        url: created.html_url,
        homepageUrl: created.homepage ?? null,
        // GitHub already names the branch to come, but there is none.
        defaultBranch: null,
        headSha: null,
        isArchived: created.archived,
        createdAt: new Date(created.created_at),
      };
    },

    async archiveRepository(repository) {
      const call: Call = { operation: "archiveRepository", what: `archive ${repository}`, effect: "REPEATABLE" };
      try {
        await api.rest(call, (octokit, request) =>
          octokit.request("PATCH /repos/{owner}/{repo}", { ...splitFullName(repository), archived: true, request }),
        );
      } catch (error) {
        // An archived repository refuses every change, this one included.
        if (error instanceof GitHubError && /was archived so is read-only/i.test(error.message)) return;
        throw error;
      }
    },

    async deleteRepository(repository) {
      const call: Call = { operation: "deleteRepository", what: `delete ${repository}`, effect: "REPEATABLE" };
      try {
        await api.rest(call, (octokit, request) =>
          octokit.request("DELETE /repos/{owner}/{repo}", { ...splitFullName(repository), request }),
        );
      } catch (error) {
        if (error instanceof GitHubError && error.kind === "NOT_FOUND") return;
        throw error;
      }
    },
  };
}

function toRepository(found: NonNullable<FoundRepository["repository"]>): Repository {
  return {
    id: found.databaseId,
    nodeId: found.id,
    name: found.name,
    fullName: found.nameWithOwner,
    url: found.url,
    homepageUrl: found.homepageUrl,
    defaultBranch: found.defaultBranchRef?.name ?? null,
    headSha: found.defaultBranchRef?.target?.oid ?? null,
    isArchived: found.isArchived,
    createdAt: new Date(found.createdAt),
  };
}
