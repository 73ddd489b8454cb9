import type { Permissions } from "../options.ts";
import { installationId, organization, type Person } from "../organization.ts";
import type { World } from "../world.ts";

/** Who asks: the App itself (only about itself), its installation, or a person through a token. */
export type Actor =
  | { readonly kind: "app" }
  | {
      readonly kind: "installation";
      readonly permissions: Permissions;
      readonly repositoryIds: readonly number[] | null;
    }
  | { readonly kind: "user"; readonly person: Person; readonly scopes: readonly string[] };

/** The name under which an actor's requests are counted and logged. */
export function actorName(world: World, actor: Actor | null): string {
  if (!actor) return "anonymous";
  if (actor.kind === "user") return actor.person.login;
  return actor.kind === "app" ? world.options.app.slug : `${world.options.app.slug}[bot]`;
}

/** The account that appears as sender and author. */
export interface Account {
  readonly id: number;
  readonly login: string;
  readonly name: string;
  readonly type: "User" | "Bot" | "Organization";
}

export function accountOf(world: World, actor: Actor): Account {
  if (actor.kind === "user") {
    return { id: actor.person.id, login: actor.person.login, name: actor.person.name, type: "User" };
  }
  const login = `${world.options.app.slug}[bot]`;
  return { id: installationId, login, name: login, type: "Bot" };
}

export const organizationAccount: Account = {
  id: organization.id,
  login: organization.login,
  name: organization.name,
  type: "Organization",
};
