import { unprocessable } from "../refusal.ts";

/** @throws Refusal 422 for a path that no file in a repository can have. */
export function checkPath(path: string): void {
  const parts = path.split("/");
  const impossible = parts.some((part) => part === "" || part === "." || part === ".." || /^\.git$/i.test(part));
  if (impossible || /\p{Cc}/u.test(path)) throw unprocessable(`path contains a malformed path component: ${path}`);
}

export function isWorkflow(path: string): boolean {
  return path.startsWith(".github/workflows/");
}
