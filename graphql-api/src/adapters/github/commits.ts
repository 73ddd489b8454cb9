import type { Call } from "./call.ts";
import type { Commit, GitHub } from "./github.ts";
import { GitHubError } from "./github-error.ts";
import { noneWhen } from "./none-when.ts";
import type { Api } from "./open-api.ts";
import { splitFullName } from "./split-full-name.ts";

/** Commits and files of a repository; `pageSize` commits are asked for at a time. */
export function commits(api: Api, pageSize: number): Pick<GitHub, "commitFirstFile" | "listCommits" | "readFile"> {
  return {
    async commitFirstFile({ repository, path, contents, message }) {
      const what = `put the first file into ${repository}`;
      const call: Call = { operation: "commitFirstFile", what, effect: "ONCE" };
      const { commit } = await api.rest(call, (octokit, request) =>
        octokit.request("PUT /repos/{owner}/{repo}/contents/{path}", {
          ...splitFullName(repository),
          path,
          message,
          content: Buffer.from(contents, "utf8").toString("base64"),
          request,
        }),
      );
      if (!commit.sha) throw new GitHubError("REPLY_LOST", `Could not ${what}: GitHub answered without its commit.`);
      return { sha: commit.sha };
    },

    async listCommits(repository, limit) {
      const found: Commit[] = [];
      while (found.length < limit) {
        // One page size for all pages, or GitHub would count pages differently.
        const size = Math.min(limit, pageSize);
        const page = await readPage(api, repository, size, found.length / size + 1);
        found.push(...page);
        if (page.length < size) break;
      }
      return found.slice(0, limit);
    },

    async readFile(repository, path, ref) {
      const call: Call = { operation: "readFile", what: `read ${path} of ${repository}`, effect: "READ" };
      const file = await noneWhen("NOT_FOUND", () =>
        api.rest(call, (octokit, request) =>
          octokit.request("GET /repos/{owner}/{repo}/contents/{path}", {
            ...splitFullName(repository),
            path,
            ...(ref === undefined ? {} : { ref }),
            request,
          }),
        ),
      );
      if (file === null) return null;
      if (Array.isArray(file) || file.type !== "file" || !("encoding" in file) || file.encoding !== "base64") {
        throw new GitHubError("INVALID", `Could not ${call.what}: it is no file of at most 1 MB.`);
      }
      return Buffer.from(file.content, "base64").toString("utf8");
    },
  };
}

async function readPage(api: Api, repository: string, size: number, page: number): Promise<Commit[]> {
  const call: Call = { operation: "listCommits", what: `list the commits of ${repository}`, effect: "READ" };
  const entries = await api
    .rest(call, (octokit, request) =>
      octokit.request("GET /repos/{owner}/{repo}/commits", {
        ...splitFullName(repository),
        per_page: size,
        page,
        request,
      }),
    )
    .catch((error: unknown) => {
      // GitHub refuses to list nothing: "Git Repository is empty."
      if (error instanceof GitHubError && error.kind === "CONFLICT" && /is empty/i.test(error.message)) return [];
      throw error;
    });
  return entries.map(({ sha, commit, author }) => ({
    sha,
    message: commit.message,
    authorLogin: author && "login" in author ? author.login : null,
  }));
}
