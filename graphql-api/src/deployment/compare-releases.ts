import type { CommitComparison } from "../adapters/github/github.ts";
import type { Platform } from "../context.ts";
import { withinTime } from "../identity/within-time.ts";
import { parseId } from "../ids.ts";
import type { PendingReleases } from "./deployment-loaders.ts";
import { limitCalls } from "./limit-calls.ts";
import type { CommitRangeRow, CommitRow, ReleaseRow } from "./release.type.ts";
import { toStorableJson } from "./to-storable-json.ts";

type Reach = Pick<Platform, "pool" | "github" | "log">;
type Pair = PendingReleases & { base: ReleaseRow };

/** A matrix of services asks for many at once; GitHub frowns on bursts, and others want to reach it, too. */
const AT_ONCE = 4;
/** A page waits this long for GitHub. What comes later is kept and told the next time. */
const PATIENCE_MS = 3000;
/** Nobody asks again for so long, whether GitHub has told or not. */
const PAUSE_MS = 5000;

const inTurns = limitCalls(AT_ONCE);
/** What is being asked, or was a moment ago: whoever has read meanwhile that it is not kept yet finds it here. */
const asked = new Map<string, Promise<CommitComparison | null>>();

const KEEP = /* SQL */ `
insert into commit_comparisons (service_id, base_sha, head_sha, comparison) values ($1, $2, $3, $4) on conflict do nothing`;

/** The commits from one release to a later one: kept ones, or GitHub's word, or null when it does not tell in time. */
export async function compareReleases(reach: Reach, pending: PendingReleases): Promise<CommitRangeRow | null> {
  const { base, head } = pending;
  if (!base) return { total: 1, commits: ownCommit(head), base, head, url: null };
  const found =
    pending.comparison ?? (await withinTime(PATIENCE_MS, ask(reach, { ...pending, base })).catch(() => null));
  return found && { total: found.total, commits: found.commits.map(firstLine), base, head, url: found.url };
}

function ask(reach: Reach, pair: Pair): Promise<CommitComparison | null> {
  const key = `${pair.base.id} ${pair.head.id}`;
  const known = asked.get(key);
  if (known) return known;
  const asking = inTurns(() => askGitHub(reach, pair)).catch((error: unknown) => {
    reach.log.warn({ err: error, head: pair.head.id }, "two releases cannot be compared");
    return null;
  });
  asked.set(key, asking);
  void asking.then(() => setTimeout(() => asked.delete(key), PAUSE_MS).unref());
  return asking;
}

async function askGitHub({ pool, github }: Reach, { base, head, repository }: Pair): Promise<CommitComparison | null> {
  if (!repository) return null;
  const found = await github.compareCommits(repository, base.commitSha, head.commitSha);
  if (!found) return null;
  const kept = toStorableJson({ ...found, commits: found.commits.map(firstLine) });
  await pool.query(KEEP, [parseId("Service", head.serviceId), base.commitSha, head.commitSha, kept]);
  return found;
}

const firstLine = ({ sha, message, authorLogin, url }: CommitRow): CommitRow => ({
  sha,
  message: message.split("\n")[0] ?? "",
  authorLogin,
  url,
});

/** Where nothing runs yet, of what is new only the release's own commit is known. */
function ownCommit({ commitSha, commitMessage, commitUrl }: ReleaseRow): CommitRow[] {
  if (!commitUrl) return [];
  return [firstLine({ sha: commitSha, message: commitMessage ?? "", authorLogin: null, url: commitUrl })];
}
