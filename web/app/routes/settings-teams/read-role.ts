import type { Role } from "../../gql/generated/graphql.ts";
import { readText } from "../../read-text.ts";

/** The roles, least first, in words. */
export const roles: [role: Role, word: string][] = [
  ["VIEWER", "Viewer"],
  ["DEVELOPER", "Developer"],
  ["ADMIN", "Administrator"],
];

/** The role that a form names; the least when it names none we know. */
export function readRole(form: FormData): Role {
  return roles.find(([role]) => role === readText(form, "role"))?.[0] ?? "VIEWER";
}
