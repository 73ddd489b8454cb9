import type { EntityManager } from "@mikro-orm/postgresql";
import type { Service } from "../service/service.entity.ts";
import { Release } from "./release.entity.ts";

/** What the release is made of. Null is what GitHub has not told. */
export interface ReleaseCommit {
  sha: string;
  message: string | null;
  committedAt: Date | null;
}

/**
 * The release of a commit, found or made in the caller's transaction. Whoever comes second gets the first one's, with the
 * commit's message and time where only they know them.
 */
export async function keepRelease(
  em: EntityManager,
  service: Service,
  { sha, message, committedAt }: ReleaseCommit,
): Promise<Release> {
  const made = new Release({ service, commitSha: sha, commitMessage: message, committedAt });
  await em.execute(
    `insert into releases (id, service_id, commit_sha, commit_message, version, image, created_at, committed_at)
     values (?, ?, ?, ?, ?, ?, ?, ?)
     on conflict (service_id, commit_sha) do update set
       commit_message = coalesce(releases.commit_message, excluded.commit_message),
       committed_at = coalesce(releases.committed_at, excluded.committed_at)
     where releases.commit_message is null and excluded.commit_message is not null
       or releases.committed_at is null and excluded.committed_at is not null`,
    [made.id, service.id, sha, message, made.version, made.image, made.createdAt, committedAt],
  );
  return em.findOneOrFail(Release, { service: service.id, commitSha: sha });
}
