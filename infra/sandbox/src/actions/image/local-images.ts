import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";

const tagsFile = "tags.json";

/** The names an image goes by, inside its archive. */
export function writeTags(snapshot: string, tags: readonly string[]): void {
  writeFileSync(path.join(snapshot, tagsFile), JSON.stringify(tags));
}

/** @returns no names when it is no archive of ours. */
export function readTags(snapshot: string): string[] {
  const file = path.join(snapshot, tagsFile);
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as string[]) : [];
}

/** Gives a local image a name; another image that had it loses it. */
export function nameImage(local: string, name: string, folder: string): void {
  mkdirSync(local, { recursive: true });
  const link = path.join(local, encodeURIComponent(name));
  rmSync(link, { force: true });
  symlinkSync(path.resolve(folder), link);
}

/** The folder of a local image; null when there is none of this name. */
export function findLocalImage(local: string, name: string): string | null {
  const link = path.join(local, encodeURIComponent(name));
  return existsSync(link) ? `${link}${path.sep}` : null;
}
