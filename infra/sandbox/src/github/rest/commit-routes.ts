import { requireRepositoryAccess } from "../access/require-access.ts";
import { readChanges } from "../git/read-changes.ts";
import { countCommits, readCommits, readOneCommit } from "../git/read-commits.ts";
import { readBranches } from "../git/read-objects.ts";
import { resolveRevision } from "../git/resolve-revision.ts";
import { json } from "../http/reply.ts";
import { notFound, Refusal, unprocessable } from "../refusal.ts";
import { gitDirectory, type Repository } from "../state/repository.ts";
import { pageLinks, paginate, readPage } from "./paginate.ts";
import { parameter, type RestCall, type RestRouter, repositoryOf } from "./rest-call.ts";
import { shapeCommit } from "./shape-commit.ts";

/** History: commits, branches and refs. */
export function addCommitRoutes(router: RestRouter): void {
  router.on("GET", "/repos/:owner/:repo/commits", async (call) => {
    const { repository, directory } = open(call);
    const page = readPage(call);
    const head = await resolveRevision(directory, call.incoming.query.get("sha") ?? repository.defaultBranch, "commit");
    if (!head) throw new Refusal(409, "CONFLICT", "Git Repository is empty.");
    const path = call.incoming.query.get("path");
    const range = { skip: (page.number - 1) * page.size, count: page.size, ...(path ? { path } : {}) };
    const commits = await readCommits(directory, head, range);
    const links = path ? {} : pageLinks(call, page, await countCommits(directory, head));
    return json(
      200,
      commits.map((commit) => shapeCommit(call.world, repository, commit)),
      links,
    );
  });
  router.on("GET", "/repos/:owner/:repo/commits/*ref", async (call) => {
    const { repository, directory } = open(call);
    const oid = await resolveRevision(directory, parameter(call, "ref"), "commit");
    if (!oid) throw unprocessable(`No commit found for SHA: ${parameter(call, "ref")}`);
    const commit = await readOneCommit(directory, oid);
    const changes = await readChanges(directory, commit.parents[0] ?? null, oid);
    const files = changes.map((change) => ({ filename: change.path, status: change.status }));
    return json(200, { ...shapeCommit(call.world, repository, commit), files });
  });
  router.on("GET", "/repos/:owner/:repo/git/ref/*ref", async (call) => {
    const { repository, directory } = open(call);
    const ref = `refs/${parameter(call, "ref")}`;
    const oid = await resolveRevision(directory, ref);
    if (!oid) throw notFound();
    const url = `${call.world.url}/api/v3/repos/${repository.fullName}/git/${ref}`;
    return json(200, { ref, node_id: `REF_${repository.id}_${ref}`, url, object: { type: "commit", sha: oid } });
  });
  router.on("GET", "/repos/:owner/:repo/branches", async (call) => {
    const branches = [...(await readBranches(open(call).directory))];
    return paginate(
      call,
      branches.map(([name, sha]) => ({ name, commit: { sha }, protected: false })),
    );
  });
}

function open(call: RestCall): { repository: Repository; directory: string } {
  const repository = repositoryOf(call);
  requireRepositoryAccess(call.world, call.actor, repository, "contents", "read");
  return { repository, directory: gitDirectory(call.world, repository) };
}
