import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import path from "node:path";

/** How to start what is in a snapshot folder; `workdir` is below the folder. */
export interface ImageManifest {
  readonly command: readonly string[];
  readonly workdir: string;
  readonly env: Readonly<Record<string, string>>;
  readonly port: number | null;
  readonly builtAt: string;
}

const part = "[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*";
const reference = new RegExp(`^(?:[^/]*[.:][^/]*/)?(?<repository>${part}(?:/${part})*):(?<tag>\\w[\\w.-]{0,127})$`);

/** The parts of `registry/repository:tag` that name a folder. @throws Error when it is no such name. */
export function parseReference(name: string): { repository: string; tag: string } {
  const { repository, tag } = reference.exec(name)?.groups ?? {};
  if (!repository || !tag) throw new Error(`invalid reference format: ${name}`);
  return { repository, tag };
}

export function imageFolder(imagesDir: string, name: string): string {
  const { repository, tag } = parseReference(name);
  return path.join(imagesDir, repository, tag);
}

/** @returns null when there is no such image. */
export function readManifest(imagesDir: string, name: string): ImageManifest | null {
  const file = path.join(imageFolder(imagesDir, name), "image.json");
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as ImageManifest) : null;
}

/**
 * Puts a snapshot into the registry under its tag; a reader finds all of it or nothing.
 * @throws Error when the tag is taken: tags do not change.
 */
export function storeImage(imagesDir: string, name: string, snapshot: string): void {
  const { repository, tag } = parseReference(name);
  const target = imageFolder(imagesDir, name);
  const taken = `tag invalid: The image tag '${tag}' already exists in the '${repository}' repository and cannot be overwritten because the tag is immutable.`;
  if (existsSync(target)) throw new Error(taken);
  // On the same disk as its place, and not a name a tag could have.
  const draft = path.join(imagesDir, repository, `.${crypto.randomUUID()}`);
  mkdirSync(path.dirname(draft), { recursive: true });
  try {
    cpSync(snapshot, draft, { recursive: true, verbatimSymlinks: true });
    renameSync(draft, target);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    throw (error as NodeJS.ErrnoException).code === "ENOTEMPTY" ? new Error(taken) : error;
  }
}
