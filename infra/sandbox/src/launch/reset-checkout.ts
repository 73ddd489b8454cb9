import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { dataFolder } from "./checkout.ts";
import { stopPostgres } from "./keep-postgres.ts";
import { stopLeftovers } from "./stop-leftovers.ts";

/** Stops what runs from this checkout and removes its local data, saying what that was. */
export async function resetCheckout(say: (line: string) => void): Promise<void> {
  await stopLeftovers(say);
  await stopPostgres();
  const names = existsSync(dataFolder) ? readdirSync(dataFolder).filter((name) => !name.endsWith(".sock")) : [];
  for (const name of names) rmSync(join(dataFolder, name), { recursive: true, force: true });
  const what: Record<string, string> = {
    postgres: "the database",
    github: "the sandbox's repositories",
    "secrets.json": "its secrets",
    "local.json": "the token for scripts",
    logs: "the logs",
  };
  const known = names.map((name) => what[name]).filter((name) => name !== undefined);
  say(known.length === 0 ? "There was nothing to remove" : `Removed from .waymark: ${known.join(", ")}`);
}
