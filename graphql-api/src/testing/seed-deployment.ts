import { newId, publicId } from "../ids.ts";
import type { World } from "./start-test-platform.ts";

export interface Seed {
  service: string;
  environment: string;
  /** All 40 digits. */
  sha: string;
  kind?: string;
  status?: string;
  /** A login. */
  requestedBy?: string;
  taskDefinition?: string;
  at?: Date;
  /** When its commit was made; without it nobody knows. */
  committedAt?: Date;
}

/** Ids as the API tells them. */
export interface Seeded {
  deployment: string;
  release: string;
}

/**
 * A deployment as if it had happened: its release, its row and, where it succeeded, what runs there now. For what tests
 * need to be there before and what takes too long to do each time.
 */
export async function seedDeployment(world: Pick<World, "sql">, seed: Seed): Promise<Seeded> {
  const { status = "SUCCEEDED", kind = "DEPLOY", at = new Date() } = seed;
  const [release] = await world.sql<{ id: string }>(
    `insert into releases (id, service_id, commit_sha, commit_message, version, image, created_at, committed_at)
     select $1, s.id, $3, 'feat: ' || left($3, 7), left($3, 7), s.name || ':' || $3, $4, $5 from services s where s.name = $2
     on conflict (service_id, commit_sha) do update set commit_message = excluded.commit_message returning id`,
    [newId(), seed.service, seed.sha, at, seed.committedAt ?? null],
  );
  const id = newId();
  await world.sql(
    `insert into deployments (id, service_environment_id, release_id, kind, status, requested_by, task_definition,
       created_at, started_at, finished_at)
     select $1, se.id, $2, $3, $4, (select u.id from users u where u.login = $5), $6, $7, $7,
       case when $4 in ('AWAITING_APPROVAL', 'QUEUED', 'DISPATCHED', 'RUNNING', 'VERIFYING') then null else $7::timestamptz end
     from service_environments se join services s on s.id = se.service_id join environments e on e.id = se.environment_id
     where s.name = $8 and e.name = $9`,
    [
      id,
      release?.id,
      kind,
      status,
      seed.requestedBy ?? "ada",
      seed.taskDefinition ?? null,
      at,
      seed.service,
      seed.environment,
    ],
  );
  if (status === "SUCCEEDED") {
    await world.sql(
      `update service_environments se set current_deployment_id = $1, status = 'RUNNING', last_deploy_at = $2
       from deployments d where d.id = $1 and se.id = d.service_environment_id`,
      [id, at],
    );
  }
  return { deployment: publicId("Deployment", id), release: publicId("Release", release?.id ?? "") };
}

/** A commit that nobody has made: the same digit forty times. */
export const shaOf = (digit: string): string => digit.repeat(40);
