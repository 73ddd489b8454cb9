import type { EntityManager } from "@mikro-orm/postgresql";
import type { Service } from "../service/service.entity.ts";
import { Release } from "./release.entity.ts";

/**
 * The release of a commit, found or made in the caller's transaction. Whoever comes second gets the first one's, with the
 * commit's message where only they know it.
 */
export async function keepRelease(
  em: EntityManager,
  service: Service,
  { sha, message }: { sha: string; message: string | null },
): Promise<Release> {
  const made = new Release({ service, commitSha: sha, commitMessage: message });
  await em.execute(
    `insert into releases (id, service_id, commit_sha, commit_message, version, image, created_at)
     values (?, ?, ?, ?, ?, ?, ?)
     on conflict (service_id, commit_sha) do update set commit_message = excluded.commit_message
     where releases.commit_message is null and excluded.commit_message is not null`,
    [made.id, service.id, sha, message, made.version, made.image, made.createdAt],
  );
  return em.findOneOrFail(Release, { service: service.id, commitSha: sha });
}
