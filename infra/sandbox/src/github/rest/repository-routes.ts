import { type Actor, actorName } from "../access/actor.ts";
import { atLeast, roleOf } from "../access/role-of.ts";
import { readJson } from "../http/incoming.ts";
import { empty, json } from "../http/reply.ts";
import { findTeam, organization } from "../organization.ts";
import { notFound, notImplemented, unprocessable } from "../refusal.ts";
import { createRepository } from "../repository/create-repository.ts";
import { deleteRepository } from "../repository/delete-repository.ts";
import { grantTeam } from "../repository/grant-team.ts";
import { setTopics } from "../repository/set-topics.ts";
import { updateRepository } from "../repository/update-repository.ts";
import type { Repository } from "../state/repository.ts";
import { teamsOfRepository } from "../state/team-repository.ts";
import type { World } from "../world.ts";
import { checkOrganization, teamOf } from "./organization-routes.ts";
import { paginate } from "./paginate.ts";
import { given, optionalFlag, optionalText, requiredText, textList } from "./read-field.ts";
import { type RestRouter, repositoryOf } from "./rest-call.ts";
import { shapeTeam } from "./shape-account.ts";
import { shapeRepository } from "./shape-repository.ts";

const teamRoles = { pull: "read", triage: "triage", push: "write", maintain: "maintain", admin: "admin" } as const;

/** Repositories themselves: make, read, change, delete; their topics and teams. */
export function addRepositoryRoutes(router: RestRouter): void {
  router.on("POST", "/orgs/:org/repos", async (call) => {
    checkOrganization(call);
    const body = readJson(call.incoming);
    if (body.auto_init === true) throw notImplemented("auto_init of POST /orgs/{org}/repos");
    const repository = await createRepository(call.world, call.actor, {
      name: requiredText(body, "name"),
      visibility: readVisibility(body) ?? "public",
      ...readSettings(body),
    });
    return json(201, shapeFor(call.world, call.actor, repository));
  });
  router.on("GET", "/repos/:owner/:repo", (call) => json(200, shapeFor(call.world, call.actor, repositoryOf(call))));
  router.on("PATCH", "/repos/:owner/:repo", (call) => {
    const body = readJson(call.incoming);
    const repository = repositoryOf(call);
    const name = optionalText(body, "name");
    if (name && name !== repository.name) throw notImplemented("renaming a repository");
    const changes = given({
      ...readSettings(body),
      visibility: readVisibility(body),
      isArchived: optionalFlag(body, "archived"),
    });
    return json(200, shapeFor(call.world, call.actor, updateRepository(call.world, call.actor, repository, changes)));
  });
  router.on("DELETE", "/repos/:owner/:repo", async (call) => {
    await deleteRepository(call.world, call.actor, repositoryOf(call));
    return empty(204);
  });
  router.on("GET", "/repos/:owner/:repo/topics", (call) => json(200, { names: repositoryOf(call).topics }));
  router.on("PUT", "/repos/:owner/:repo/topics", (call) => {
    const names = textList(readJson(call.incoming), "names");
    return json(200, { names: setTopics(call.world, call.actor, repositoryOf(call), names).topics });
  });
  router.on("GET", "/repos/:owner/:repo/teams", (call) => {
    const grants = teamsOfRepository(call.world, repositoryOf(call).id);
    return paginate(
      call,
      grants.flatMap(({ team, permission }) => {
        const found = findTeam(team);
        return found ? [{ ...shapeTeam(call.world, found), permission: restPermission(permission) }] : [];
      }),
    );
  });
  router.on("PUT", "/orgs/:org/teams/:slug/repos/:owner/:repo", (call) => {
    const team = teamOf(call);
    const wanted = optionalText(readJson(call.incoming), "permission") ?? "pull";
    if (!(wanted in teamRoles)) throw unprocessable(`Invalid permission: ${wanted}`);
    grantTeam(call.world, call.actor, repositoryOf(call), team, teamRoles[wanted as keyof typeof teamRoles]);
    return empty(204);
  });
  router.on("GET", "/orgs/:org/teams/:slug/repos/:owner/:repo", (call) => {
    const team = teamOf(call);
    const grants = teamsOfRepository(call.world, repositoryOf(call).id);
    if (!grants.some((grant) => grant.team === team.slug)) throw notFound();
    return empty(204);
  });
}

function readSettings(body: Record<string, unknown>) {
  return given({
    description: optionalText(body, "description"),
    homepageUrl: optionalText(body, "homepage"),
    hasIssues: optionalFlag(body, "has_issues"),
    hasWiki: optionalFlag(body, "has_wiki"),
    hasProjects: optionalFlag(body, "has_projects"),
  });
}

function readVisibility(body: Record<string, unknown>): Repository["visibility"] | undefined {
  const visibility = optionalText(body, "visibility");
  if (visibility === "private" || visibility === "public" || visibility === "internal") return visibility;
  if (visibility) throw unprocessable(`Invalid visibility: ${visibility}`);
  const isPrivate = optionalFlag(body, "private");
  if (isPrivate === undefined) return undefined;
  return isPrivate ? "private" : "public";
}

function shapeFor(world: World, actor: Actor, repository: Repository): Record<string, unknown> {
  const role = actor.kind === "user" ? roleOf(world, actorName(world, actor), repository) : "admin";
  return {
    ...shapeRepository(world, repository),
    organization: { login: organization.login, id: organization.id },
    permissions: {
      admin: atLeast(role, "admin"),
      maintain: atLeast(role, "maintain"),
      push: atLeast(role, "write"),
      triage: atLeast(role, "triage"),
      pull: atLeast(role, "read"),
    },
  };
}

function restPermission(role: string): string {
  return Object.entries(teamRoles).find(([, ours]) => ours === role)?.[0] ?? "pull";
}
