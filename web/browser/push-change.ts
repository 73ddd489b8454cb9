import { inject } from "vitest";
import { pushCommit } from "./push-commit.ts";

/** Clones a service as a person does, writes the files on a branch, commits and pushes it. Answers the commit. */
export function pushChange(service: string, branch: string, files: Readonly<Record<string, string>>): Promise<string> {
  return pushCommit(inject("github"), service, branch, files);
}
