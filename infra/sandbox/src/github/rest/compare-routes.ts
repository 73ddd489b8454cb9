import { requireRepositoryAccess } from "../access/require-access.ts";
import { findMergeBase } from "../git/find-merge-base.ts";
import { readChanges } from "../git/read-changes.ts";
import { countCommits, readCommits, readOneCommit } from "../git/read-commits.ts";
import { resolveRevision } from "../git/resolve-revision.ts";
import { json, type Reply } from "../http/reply.ts";
import { notFound, Refusal } from "../refusal.ts";
import { gitDirectory } from "../state/repository.ts";
import { type Page, pageLinks, readPage } from "./paginate.ts";
import { parameter, type RestCall, type RestRouter, repositoryOf } from "./rest-call.ts";
import { shapeCommit } from "./shape-commit.ts";

/** Without any paging asked for, so many commits come at once. */
const unpaged: Page = { number: 1, size: 250 };

/** What lies between two commits. @see https://docs.github.com/rest/commits/commits#compare-two-commits */
export function addCompareRoutes(router: RestRouter): void {
  router.on("GET", "/repos/:owner/:repo/compare/*basehead", compare);
}

async function compare(call: RestCall): Promise<Reply> {
  const { world, incoming } = call;
  const repository = repositoryOf(call);
  requireRepositoryAccess(world, call.actor, repository, "contents", "read");
  const directory = gitDirectory(world, repository);
  const basehead = parameter(call, "basehead");
  const [from = "", to = ""] = basehead.split("...");
  const base = await resolveRevision(directory, from, "commit");
  const head = await resolveRevision(directory, to, "commit");
  if (!base || !head) throw notFound();
  const mergeBase = await findMergeBase(directory, base, head);
  if (!mergeBase) throw new Refusal(404, "NOT_FOUND", `No common ancestor between ${from} and ${to}.`);

  const ahead = await countCommits(directory, head, base);
  const behind = await countCommits(directory, base, head);
  const isPaged = incoming.query.has("page") || incoming.query.has("per_page");
  const page = isPaged ? readPage(call) : unpaged;
  const shape = async (oid: string) => shapeCommit(world, repository, await readOneCommit(directory, oid));
  const address = encodeURIComponent(basehead);
  const body = {
    url: `${world.url}/api/v3/repos/${repository.fullName}/compare/${address}`,
    html_url: `${world.url}/${repository.fullName}/compare/${address}`,
    permalink_url: `${world.url}/${repository.fullName}/compare/${base}...${head}`,
    base_commit: await shape(base),
    merge_base_commit: await shape(mergeBase),
    status: statusOf(ahead, behind),
    ahead_by: ahead,
    behind_by: behind,
    total_commits: ahead,
    commits: (await readOldestFirst(directory, { base, head, ahead }, page)).map((one) =>
      shapeCommit(world, repository, one),
    ),
    // Files come with the first page alone.
    ...(page.number === 1 ? { files: await shapeFiles(directory, mergeBase, head) } : {}),
  };
  return json(200, body, isPaged ? pageLinks(call, page, ahead) : {});
}

async function readOldestFirst(directory: string, range: { base: string; head: string; ahead: number }, page: Page) {
  const start = (page.number - 1) * page.size;
  const count = Math.min(page.size, range.ahead - start);
  if (count <= 0) return [];
  const skip = range.ahead - start - count;
  return (await readCommits(directory, range.head, { after: range.base, skip, count })).reverse();
}

async function shapeFiles(directory: string, mergeBase: string, head: string) {
  const changes = await readChanges(directory, mergeBase, head);
  return changes.map(({ path, status }) => ({ filename: path, status }));
}

function statusOf(ahead: number, behind: number): "identical" | "ahead" | "behind" | "diverged" {
  if (ahead > 0) return behind > 0 ? "diverged" : "ahead";
  return behind > 0 ? "behind" : "identical";
}
