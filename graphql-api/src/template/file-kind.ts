/**
 * How values are written into a file: as the content of a double-quoted string ("json", which YAML and JavaScript
 * read alike), as that of a string in Terraform, with Markdown's signs escaped, or only where they consist of harmless characters ("plain").
 */
export type FileKind = "json" | "terraform" | "markdown" | "plain";

const DOUBLE_QUOTED = /\.(json|ya?ml|ts|js|mjs)$/;
const PURE_DATA = /\.(json|ya?ml)$/;

/** The kind of a file by its path. */
export function fileKindOf(path: string): FileKind {
  // A workflow is a program: shell and expressions inside YAML, where no quoting of one layer is enough.
  if (isWorkflow(path)) return "plain";
  if (path.endsWith(".md")) return "markdown";
  if (path.endsWith(".tf")) return "terraform";
  return DOUBLE_QUOTED.test(path) ? "json" : "plain";
}

/** Whether objects and lists can be written into the file. */
export function takesStructures(path: string): boolean {
  return PURE_DATA.test(path) && !isWorkflow(path);
}

/** Whether GitHub may run the file. */
export function isWorkflow(path: string): boolean {
  return path.startsWith(".github/");
}
