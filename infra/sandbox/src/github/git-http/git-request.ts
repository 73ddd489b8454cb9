import type { IncomingMessage } from "node:http";

/** A request of the git client, as its address tells. */
export interface GitRequest {
  readonly owner: string;
  readonly name: string;
  /** The part of the address that git's own server understands. */
  readonly rest: string;
  readonly query: string;
  readonly service: "git-upload-pack" | "git-receive-pack";
}

/** @returns null when the address is not one of git's smart protocol. `.git` may be left out, as at GitHub. */
export function readGitRequest(request: IncomingMessage): GitRequest | null {
  const url = URL.parse(request.url ?? "/", "http://sandbox");
  const found =
    url && /^\/([^/]+)\/([^/]+?)(?:\.git)?\/(info\/refs|git-upload-pack|git-receive-pack)$/.exec(url.pathname);
  if (!found) return null;
  const [, owner = "", name = "", rest = ""] = found;
  const service = rest === "info/refs" ? url.searchParams.get("service") : rest;
  if (service !== "git-upload-pack" && service !== "git-receive-pack") return null;
  return { owner, name, rest, query: url.search.slice(1), service };
}
