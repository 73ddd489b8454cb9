import { requireOrganizationAccess } from "../access/require-access.ts";
import { empty, json } from "../http/reply.ts";
import {
  findPerson,
  findTeam,
  isMember,
  isOrganization,
  isOwner,
  organization,
  type Person,
  teams,
} from "../organization.ts";
import { notFound } from "../refusal.ts";
import type { World } from "../world.ts";
import { paginate } from "./paginate.ts";
import { parameter, type RestCall, type RestRouter } from "./rest-call.ts";
import { shapeAccount, shapeOrganization, shapeTeam } from "./shape-account.ts";

/** The organization, its members and teams. */
export function addOrganizationRoutes(router: RestRouter): void {
  router.on("GET", "/orgs/:org", (call) => {
    checkOrganization(call);
    return json(200, shapeOrganization(call.world));
  });
  router.on("GET", "/orgs/:org/members", (call) => {
    readMembers(call);
    const role = call.incoming.query.get("role");
    const members = organization.members.filter((login) => role !== "admin" || isOwner(login));
    return paginate(
      call,
      members.map((login) => shapeLogin(call.world, login)),
    );
  });
  router.on("GET", "/orgs/:org/members/:login", (call) => {
    readMembers(call);
    return isMember(parameter(call, "login").toLowerCase())
      ? empty(204)
      : json(404, {
          message: "User does not exist or is not a member of the organization",
          documentation_url: "https://docs.github.com/rest",
          status: "404",
        });
  });
  router.on("GET", "/orgs/:org/memberships/:login", (call) => {
    readMembers(call);
    const person = findPerson(parameter(call, "login"));
    if (!person || !isMember(person.login)) throw notFound();
    return json(200, shapeMembership(call.world, person));
  });
  router.on("GET", "/orgs/:org/teams", (call) => {
    readMembers(call);
    return paginate(
      call,
      teams.map((team) => shapeTeam(call.world, team)),
    );
  });
  router.on("GET", "/orgs/:org/teams/:slug", (call) => json(200, shapeTeam(call.world, teamOf(call))));
  router.on("GET", "/orgs/:org/teams/:slug/members", (call) =>
    paginate(
      call,
      teamOf(call).members.map((login) => shapeLogin(call.world, login)),
    ),
  );
}

/** @throws Refusal 404 for a team there is none of, 403 where the actor may not read members. */
export function teamOf(call: RestCall) {
  readMembers(call);
  const team = findTeam(parameter(call, "slug"));
  if (!team) throw notFound();
  return team;
}

/** A person's place in the organization. */
export function shapeMembership(world: World, person: Person): Record<string, unknown> {
  return {
    url: `${world.url}/api/v3/orgs/${organization.login}/memberships/${person.login}`,
    state: "active",
    role: isOwner(person.login) ? "admin" : "member",
    organization: shapeOrganization(world),
    organization_url: `${world.url}/api/v3/orgs/${organization.login}`,
    user: shapeAccount(world, { ...person, type: "User" }),
  };
}

export function checkOrganization(call: RestCall): void {
  if (!isOrganization(parameter(call, "org"))) throw notFound();
}

function readMembers(call: RestCall): void {
  checkOrganization(call);
  requireOrganizationAccess(call.world, call.actor, "members", "read");
}

function shapeLogin(world: World, login: string): Record<string, unknown> {
  const person = findPerson(login);
  if (!person) throw notFound();
  return shapeAccount(world, { ...person, type: "User" });
}
