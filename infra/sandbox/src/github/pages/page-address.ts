import type { Repository } from "../state/repository.ts";
import type { World } from "../world.ts";

/** A repository as somebody looks at it. */
export interface RepositoryView {
  readonly world: World;
  readonly repository: Repository;
  /** The page of a list, from 1. */
  readonly page: number;
}

/** The path of a file or folder page, ready for an attribute. */
export function pathOf(repository: Repository, kind: "blob" | "tree" | "raw", revision: string, path: string): string {
  const encoded = path.split("/").map(encodeURIComponent).join("/");
  return `/${repository.fullName}/${kind}/${encodeURIComponent(revision)}${encoded === "" ? "" : `/${encoded}`}`;
}
