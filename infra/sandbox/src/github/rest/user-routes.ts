import { requireScope } from "../access/require-access.ts";
import { json } from "../http/reply.ts";
import { findPerson, isMember, type Person } from "../organization.ts";
import { inaccessible, notFound } from "../refusal.ts";
import { checkOrganization, shapeMembership } from "./organization-routes.ts";
import { paginate } from "./paginate.ts";
import { parameter, type RestCall, type RestRouter } from "./rest-call.ts";
import { shapeOrganization, shapePerson } from "./shape-account.ts";

/** People, and what the signed-in one may ask about oneself. */
export function addUserRoutes(router: RestRouter): void {
  router.on("GET", "/user", (call) => json(200, shapePerson(call.world, signedIn(call))));
  router.on("GET", "/user/orgs", (call) => {
    const person = signedIn(call);
    requireScope(call.actor, "read:org");
    return paginate(call, isMember(person.login) ? [shapeOrganization(call.world)] : []);
  });
  router.on("GET", "/user/memberships/orgs/:org", (call) => {
    const person = signedIn(call);
    requireScope(call.actor, "read:org");
    checkOrganization(call);
    if (!isMember(person.login)) throw notFound();
    return json(200, shapeMembership(call.world, person));
  });
  router.on("GET", "/users/:login", (call) => {
    const person = findPerson(parameter(call, "login"));
    if (!person) throw notFound();
    return json(200, shapePerson(call.world, person));
  });
}

function signedIn(call: RestCall): Person {
  if (call.actor.kind !== "user") throw inaccessible("metadata", "read");
  return call.actor.person;
}
