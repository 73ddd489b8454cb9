import { issueToken } from "../access/token-store.ts";
import { isObject, readJson } from "../http/incoming.ts";
import { json } from "../http/reply.ts";
import { defaultPermissions, type Permissions } from "../options.ts";
import { installationId, isOrganization, organization } from "../organization.ts";
import { badCredentials, notFound, unprocessable } from "../refusal.ts";
import { findRepository, findRepositoryById } from "../state/repository.ts";
import type { World } from "../world.ts";
import { paginate } from "./paginate.ts";
import { parameter, type RestCall, type RestRouter } from "./rest-call.ts";
import { shapeOrganization } from "./shape-account.ts";
import { instant } from "./shape-repository.ts";

const hour = 3_600_000;

/** What the App may ask about itself with its signed statement. */
export function addAppRoutes(router: RestRouter): void {
  router.on("GET", "/app", (call) => json(200, shapeApp(asApp(call))));
  router.on("GET", "/app/installations", (call) => paginate(call, [shapeInstallation(asApp(call))]));
  router.on("GET", "/app/installations/:id", (call) => json(200, shapeInstallation(ofInstallation(call))));
  router.on("GET", "/orgs/:org/installation", (call) => {
    if (!isOrganization(parameter(call, "org"))) throw notFound();
    return json(200, shapeInstallation(asApp(call)));
  });
  router.on("GET", "/repos/:owner/:repo/installation", (call) => {
    if (!findRepository(call.world, parameter(call, "owner"), parameter(call, "repo"))) throw notFound();
    return json(200, shapeInstallation(asApp(call)));
  });
  router.on("POST", "/app/installations/:id/access_tokens", (call) => {
    const world = ofInstallation(call);
    const body = readJson(call.incoming);
    const permissions = narrowPermissions(permissionsOf(world), body.permissions);
    const repositoryIds = narrowRepositories(world, body);
    const expiresAt = Date.now() + hour;
    const token = issueToken(world, "ghs", { kind: "installation", permissions, repositoryIds }, expiresAt);
    const selection = repositoryIds === null ? "all" : "selected";
    return json(201, { token, expires_at: instant(expiresAt), permissions, repository_selection: selection });
  });
}

export function asApp(call: RestCall): World {
  if (call.actor.kind !== "app") throw badCredentials();
  return call.world;
}

function ofInstallation(call: RestCall): World {
  if (parameter(call, "id") !== String(installationId)) throw notFound();
  return asApp(call);
}

function permissionsOf(world: World): Permissions {
  const granted = Object.entries(world.options.app.permissions ?? defaultPermissions);
  return Object.fromEntries(granted.filter(([name]) => !world.switches.missingPermissions().includes(name)));
}

function narrowPermissions(held: Permissions, wanted: unknown): Permissions {
  if (wanted === undefined) return held;
  if (!isObject(wanted)) throw unprocessable("permissions is not an object");
  const excess = Object.entries(wanted).find(([name, level]) => held[name] !== "write" && held[name] !== level);
  if (excess) throw unprocessable("The permissions requested are not granted to this installation.");
  return wanted as Permissions;
}

function narrowRepositories(world: World, body: Record<string, unknown>): number[] | null {
  const names = body.repositories;
  const ids = body.repository_ids;
  if (names === undefined && ids === undefined) return null;
  const found = [
    ...(Array.isArray(names) ? names.map((name) => findRepository(world, organization.login, String(name))) : []),
    ...(Array.isArray(ids) ? ids.map((id) => findRepositoryById(world, Number(id))) : []),
  ];
  return found.map((repository) => {
    if (repository) return repository.id;
    throw unprocessable(
      "There is at least one repository that does not exist or is not accessible to the parent installation.",
    );
  });
}

function shapeApp(world: World): Record<string, unknown> {
  const { id, slug } = world.options.app;
  return {
    id,
    slug,
    node_id: `A_${id}`,
    client_id: world.options.oauth.clientId,
    name: slug,
    owner: shapeOrganization(world),
    description: "",
    external_url: world.url,
    html_url: `${world.url}/apps/${slug}`,
    permissions: permissionsOf(world),
    events: ["push", "repository"],
    installations_count: 1,
    created_at: organization.createdAt,
    updated_at: organization.createdAt,
  };
}

function shapeInstallation(world: World): Record<string, unknown> {
  return {
    id: installationId,
    account: shapeOrganization(world),
    app_id: world.options.app.id,
    app_slug: world.options.app.slug,
    target_id: organization.id,
    target_type: "Organization",
    repository_selection: "all",
    permissions: permissionsOf(world),
    events: ["push", "repository"],
    access_tokens_url: `${world.url}/api/v3/app/installations/${installationId}/access_tokens`,
    html_url: `${world.url}/organizations/${organization.login}/settings/installations/${installationId}`,
    created_at: organization.createdAt,
    updated_at: organization.createdAt,
    suspended_at: null,
  };
}
