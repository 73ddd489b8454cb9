import type { Rule } from "./access.ts";
import { type Role, reaches } from "./role.ts";
import type { Viewer } from "./viewer.ts";

const WHO: Record<Role, string> = {
  VIEWER: "every member",
  DEVELOPER: "a DEVELOPER or an ADMIN",
  ADMIN: "an ADMIN",
};

/** Why the caller may not, and what to do about it; null when they may. */
export function explainRefusal(rule: Rule, viewer: Pick<Viewer, "role" | "scopes">): string | null {
  if (!reaches(viewer.role, rule.role)) {
    return `Only ${WHO[rule.role]} may do this; your role is ${viewer.role}. Ask an ADMIN of the platform for another role.`;
  }
  if (viewer.scopes?.includes(rule.scope) !== false) return null;
  return `This token lacks the scope ${rule.scope}. Use one that has it.`;
}
