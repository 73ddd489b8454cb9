import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { loadTemplate } from "./load-template.ts";
import type { LoadedTemplate } from "./loaded-template.ts";
import { TemplateError } from "./template-error.ts";

export type { LoadedTemplate };

/** The golden paths on offer. */
export interface TemplateCatalog {
  /** All of them, by title. */
  list(): LoadedTemplate[];
  /** Null where none has this name. */
  find(name: string): LoadedTemplate | null;
}

/**
 * Reads every folder below `folder` that has a template.json. What is wrong in any of them stops the start: a golden
 * path is part of the platform, and half a list would look like a removed one.
 * @throws TemplateError with every mistake in all of them.
 */
export async function loadTemplates(folder: string): Promise<TemplateCatalog> {
  const templates = new Map<string, LoadedTemplate>();
  const mistakes: string[] = [];
  for (const name of await findFolders(folder)) {
    const loaded = await loadTemplate(join(folder, name), name);
    mistakes.push(...loaded.mistakes.map((mistake) => `${name}: ${mistake}`));
    if (loaded.template) templates.set(name, loaded.template);
  }
  if (mistakes.length > 0) throw new TemplateError(mistakes);

  const byTitle = [...templates.values()].sort((one, other) => one.title.localeCompare(other.title, "en"));
  return { list: () => byTitle, find: (name) => templates.get(name) ?? null };
}

async function findFolders(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    throw new TemplateError([`the folder ${folder} cannot be read (${error.code}): TEMPLATES_DIR names it`]);
  });
  const folders: string[] = [];
  for (const entry of entries) {
    const manifest = await stat(join(folder, entry.name, "template.json")).catch(() => null);
    if (entry.isDirectory() && manifest?.isFile()) folders.push(entry.name);
  }
  return folders.sort();
}
