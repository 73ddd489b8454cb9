import { installationId, people } from "../organization.ts";
import type { World } from "../world.ts";
import type { Account } from "./actor.ts";

/** Whose account an author's address belongs to: their own address, or the one GitHub gives commits made on its pages. */
export function findAuthor(world: World, email: string): Account | null {
  const login = /^(?:\d+\+)?(.+)@users\.noreply\.github\.com$/.exec(email)?.[1];
  const bot = `${world.options.app.slug}[bot]`;
  if (login === bot) return { id: installationId, login: bot, name: bot, type: "Bot" };
  const person = people.find((one) => one.login === login || `${one.login}@example.com` === email);
  return person ? { id: person.id, login: person.login, name: person.name, type: "User" } : null;
}
