import { requireRepositoryAccess } from "../access/require-access.ts";
import { readOneCommit } from "../git/read-commits.ts";
import { readBlob, readObjectType, readTree } from "../git/read-objects.ts";
import { resolveRevision } from "../git/resolve-revision.ts";
import { readJson } from "../http/incoming.ts";
import { json } from "../http/reply.ts";
import { notFound, Refusal } from "../refusal.ts";
import { commitFiles } from "../repository/commit-files.ts";
import { gitDirectory, type Repository } from "../state/repository.ts";
import type { World } from "../world.ts";
import { optionalText, requiredText } from "./read-field.ts";
import { parameter, type RestRouter, repositoryOf } from "./rest-call.ts";
import { shapeGitCommit } from "./shape-commit.ts";

/** Files one by one. */
export function addContentsRoutes(router: RestRouter): void {
  router.on("GET", "/repos/:owner/:repo/contents/*path", async (call) => {
    const repository = repositoryOf(call);
    requireRepositoryAccess(call.world, call.actor, repository, "contents", "read");
    const directory = gitDirectory(call.world, repository);
    const revision = call.incoming.query.get("ref") ?? repository.defaultBranch;
    const commit = await resolveRevision(directory, revision, "commit");
    const path = parameter(call, "path").replace(/\/$/, "");
    const oid = commit && (await resolveRevision(directory, `${commit}:${path}`));
    if (!oid) throw commit ? notFound() : emptyRepository(revision);
    if ((await readObjectType(directory, oid)) === "tree") {
      const entries = await readTree(directory, oid);
      return json(
        200,
        entries.map((entry) => ({
          ...shapeLink(call.world, repository, revision, path === "" ? entry.name : `${path}/${entry.name}`),
          type: entry.type === "tree" ? "dir" : "file",
          size: entry.size ?? 0,
          sha: entry.oid,
        })),
      );
    }
    const contents = await readBlob(directory, oid);
    return json(200, {
      ...shapeLink(call.world, repository, revision, path),
      type: "file",
      size: contents.length,
      sha: oid,
      encoding: "base64",
      content: contents.toString("base64").replaceAll(/.{60}/g, "$&\n"),
    });
  });
  router.on("PUT", "/repos/:owner/:repo/contents/*path", async (call) => {
    const repository = repositoryOf(call);
    const body = readJson(call.incoming);
    const path = parameter(call, "path");
    const branch = optionalText(body, "branch") ?? repository.defaultBranch;
    const sha = optionalText(body, "sha") ?? null;
    const directory = gitDirectory(call.world, repository);
    let existed = false;
    const oid = await commitFiles(call.world, call.actor, repository, {
      branch,
      message: requiredText(body, "message"),
      additions: [{ path, contents: decodeBase64(requiredText(body, "content")) }],
      deletions: [],
      check: async (head) => {
        const current = head && (await resolveRevision(directory, `${head}:${path}`));
        existed = current !== null;
        if (head === null && branch !== repository.defaultBranch) throw notFound(`Branch ${branch} not found`);
        if (current && sha === null)
          throw new Refusal(422, "UNPROCESSABLE", `Invalid request.\n\n"sha" wasn't supplied.`);
        if (sha !== current && sha !== null) throw new Refusal(409, "CONFLICT", `${path} does not match ${sha}`);
      },
    });
    const blob = await resolveRevision(directory, `${oid}:${path}`);
    return json(existed ? 200 : 201, {
      content: { ...shapeLink(call.world, repository, branch, path), type: "file", sha: blob },
      commit: shapeGitCommit(call.world, repository, await readOneCommit(directory, oid)),
    });
  });
}

function decodeBase64(text: string): Buffer {
  const compact = text.replaceAll(/\s/g, "");
  if (/^[A-Za-z0-9+/]*={0,2}$/.test(compact)) return Buffer.from(compact, "base64");
  throw new Refusal(422, "UNPROCESSABLE", "content is not valid Base64");
}

function emptyRepository(revision: string): Refusal {
  return new Refusal(404, "NOT_FOUND", `No commit found for the ref ${revision}`);
}

function shapeLink(world: World, repository: Repository, revision: string, path: string): Record<string, unknown> {
  const encoded = path.split("/").map(encodeURIComponent).join("/");
  return {
    name: path.split("/").at(-1) ?? "",
    path,
    url: `${world.url}/api/v3/repos/${repository.fullName}/contents/${encoded}?ref=${encodeURIComponent(revision)}`,
    html_url: `${world.url}/${repository.fullName}/blob/${revision}/${encoded}`,
  };
}
