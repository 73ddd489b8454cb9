import { LockMode } from "@mikro-orm/core";
import type { Context } from "../context.ts";
import { ProblemCode, refusal } from "../errors.ts";
import { publicId } from "../ids.ts";
import type { UserRow } from "./identity-rows.ts";
import { Role } from "./role.ts";
import { User } from "./user.entity.ts";

/**
 * Gives a member another role; it counts from that member's next request on. Refuses to leave the platform without
 * an ADMIN, and to take the role from those whom the configuration names: the next mirror would give it back.
 */
export async function setUserRole(
  { em, config }: Pick<Context, "em" | "config">,
  { login, role }: { login: string; role: Role },
): Promise<UserRow> {
  return em.transactional(async (unit) => {
    // Locked in one order: two ADMINs who take each other's role wait for one another, and the second is refused.
    const locked = { lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: { id: "asc" } } as const;
    const admins = await unit.find(User, { role: Role.ADMIN, isMember: true }, locked);
    const user = await unit.findOne(User, { login: { $ilike: likeExactly(login) }, isMember: true });
    if (!user) throw refusal(ProblemCode.NOT_FOUND, `No member of the organisation is called ${login}.`, "login");

    const loses = user.role === Role.ADMIN && role !== Role.ADMIN;
    if (loses && admins.length < 2) {
      throw refusal(ProblemCode.CONFLICT, `${user.login} is the last ADMIN. Make somebody else one first.`, "role");
    }
    if (loses && config.roles.admins.includes(user.login.toLowerCase())) {
      const how = "Take the login out of PLATFORM_ADMINS first.";
      throw refusal(ProblemCode.CONFLICT, `The configuration makes ${user.login} an ADMIN. ${how}`, "role");
    }
    user.role = role;
    const { id, name, avatarUrl } = user;
    return { id: publicId("User", id), login: user.login, name, avatarUrl, role };
  });
}

/** GitHub's logins know no case; a pattern's own characters mean themselves. What no text can hold is not found. */
const likeExactly = (login: string): string => login.replace(/[\\%_]/g, "\\$&").replaceAll("\u0000", "\ufffd");
