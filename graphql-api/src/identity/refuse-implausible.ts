import type { OrganizationSnapshot } from "../adapters/github/github.ts";

/**
 * Throws where GitHub shows an organisation without members. It takes at least one owner to keep one, so that an empty
 * list means a permission that is missing, and must not let everybody go.
 */
export function refuseImplausible({ login, members }: Pick<OrganizationSnapshot, "login" | "members">): void {
  if (members.length > 0) return;
  throw new Error(`GitHub shows no member of ${login}: the App needs to read Members. Nothing was changed.`);
}
