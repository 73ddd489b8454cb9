import type { IncomingMessage } from "node:http";
import { findPerson } from "../organization.ts";
import type { World } from "../world.ts";
import type { Actor } from "./actor.ts";
import { isLoopback } from "./is-loopback.ts";

/**
 * The person that a git client on this machine names as its user. People have no passwords here, so a name is enough, as
 * it is for signing in; where reading is as strict as at GitHub, this is, too.
 * @returns null when it names nobody, or may not.
 */
export function findNamedPerson(world: World, { headers, socket }: IncomingMessage): Actor | null {
  if (!isLoopback(socket.remoteAddress ?? "") || world.switches.anonymousRead() === "nobody") return null;
  const [, basic = ""] = /^basic\s+(\S+)$/i.exec(headers.authorization ?? "") ?? [];
  const [login = ""] = Buffer.from(basic, "base64").toString("utf8").split(":", 1);
  const person = findPerson(login);
  return person && { kind: "user", person, scopes: ["repo", "workflow"] };
}
