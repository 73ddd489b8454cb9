import { organizationAccount } from "../access/actor.ts";
import type { Repository } from "../state/repository.ts";
import type { World } from "../world.ts";
import { shapeAccount } from "./shape-account.ts";

/** A repository as REST and webhooks show it. */
export function shapeRepository(world: World, repository: Repository): Record<string, unknown> {
  const page = `${world.url}/${repository.fullName}`;
  return {
    id: repository.id,
    node_id: repository.nodeId,
    name: repository.name,
    full_name: repository.fullName,
    owner: shapeAccount(world, organizationAccount),
    private: repository.visibility !== "public",
    visibility: repository.visibility,
    html_url: page,
    url: `${world.url}/api/v3/repos/${repository.fullName}`,
    clone_url: `${page}.git`,
    description: repository.description,
    homepage: repository.homepageUrl,
    fork: false,
    archived: repository.isArchived,
    disabled: false,
    is_template: false,
    has_issues: repository.hasIssues,
    has_wiki: repository.hasWiki,
    has_projects: repository.hasProjects,
    default_branch: repository.defaultBranch,
    topics: repository.topics,
    created_at: instant(repository.createdAt),
    updated_at: instant(repository.updatedAt),
    pushed_at: repository.pushedAt === null ? null : instant(repository.pushedAt),
  };
}

/** GitHub writes instants without fractions. */
export function instant(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace(/\.\d+Z$/, "Z");
}
