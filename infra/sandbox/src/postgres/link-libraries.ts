import { existsSync, lstatSync, readFileSync, symlinkSync } from "node:fs";
import { dirname, join, relative } from "node:path";

interface LibraryLink {
  source: string;
  target: string;
}

/**
 * Makes the symbolic links between libraries that the packages list in `pg-symlinks.json`, because npm packages cannot
 * hold links and their install script does not run here. Links that are there are left alone, so that several processes
 * may do this at once.
 *
 * @param folder the folder with `bin` and `lib`.
 * @returns false when a link is missing and we may not write there.
 */
export function linkLibraries(folder: string): boolean {
  const list = join(folder, "pg-symlinks.json");
  if (!existsSync(list)) return true;
  const links = JSON.parse(readFileSync(list, "utf8")) as LibraryLink[];
  return links.every(({ source, target }) => makeLink(folder, source, target));
}

function makeLink(folder: string, source: string, target: string): boolean {
  // The list names paths from the package's own folder: native/lib/libpq.so.5
  const path = join(dirname(folder), target.replace(/^native\//, `${relative(dirname(folder), folder)}/`));
  try {
    symlinkSync(relative(dirname(target), source), path);
    return true;
  } catch {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  }
}
