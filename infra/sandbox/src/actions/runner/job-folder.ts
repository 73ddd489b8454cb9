import { mkdirSync, writeFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import path from "node:path";
import type { Actions } from "../run/actions.ts";

/** The clean place of one job: nothing of another job or of this machine's people is in it. */
export interface JobFolder {
  readonly root: string;
  /** GITHUB_WORKSPACE: where steps begin. */
  readonly workspace: string;
  readonly temp: string;
  readonly home: string;
  /** The images `docker load` brings in. */
  readonly images: string;
  readonly eventFile: string;
}

export function makeJobFolder(actions: Actions, job: number, repositoryName: string, payload: unknown): JobFolder {
  const root = path.join(actions.folder, "jobs", String(job));
  const folder = {
    root,
    workspace: path.join(root, "work", repositoryName, repositoryName),
    temp: path.join(root, "temp"),
    home: path.join(root, "home"),
    images: path.join(root, "images"),
    eventFile: path.join(root, "event.json"),
  };
  for (const one of [folder.workspace, folder.temp, folder.home, folder.images]) mkdirSync(one, { recursive: true });
  writeFileSync(folder.eventFile, JSON.stringify(payload));
  return folder;
}

export async function removeJobFolder(folder: JobFolder): Promise<void> {
  await rm(folder.root, { recursive: true, force: true, maxRetries: 3 });
}
