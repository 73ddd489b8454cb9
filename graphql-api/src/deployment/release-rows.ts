import { idSql } from "../ids.ts";

/** A release as JSON, shaped for `ReleaseRow`. Needs the aliases of its `releases` and its `services` row. */
export const releaseJson = (release: string, service: string): string => `json_build_object(
  'id', ${idSql("Release", `${release}.id`)}, 'serviceId', ${idSql("Service", `${release}.service_id`)},
  'version', ${release}.version, 'commitSha', ${release}.commit_sha, 'commitMessage', ${release}.commit_message,
  'commitUrl', ${service}.repo_url || '/commit/' || ${release}.commit_sha, 'image', ${release}.image,
  'createdAt', ${release}.created_at)`;
