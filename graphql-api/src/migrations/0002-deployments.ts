import { Migration } from "@mikro-orm/migrations";

/** Releases, deployments, the mirror of GitHub's runs, and the inbox of webhooks. */
export class Deployments extends Migration {
  override up(): void {
    this.addSql(RELEASES);
    this.addSql(INBOX);
    this.addSql(RUNS);
  }
}

const RELEASES = /* SQL */ `
create table releases (
  id uuid primary key,
  service_id uuid not null references services on delete cascade,
  commit_sha text not null check (commit_sha ~ '^[0-9a-f]{40}$'),
  commit_message text,
  version text not null,
  image text not null,
  created_at timestamptz not null,
  unique (service_id, commit_sha)
);
create index releases_by_creation on releases (service_id, created_at, id);
create table deployments (
  id uuid primary key,
  service_environment_id uuid not null references service_environments on delete cascade,
  -- That place's environment, written by a trigger: lists of one environment are read in order from an index.
  environment_id uuid not null references environments,
  release_id uuid not null references releases on delete cascade,
  kind text not null check (kind in ('DEPLOY', 'PROMOTION', 'ROLLBACK', 'EXTERNAL')),
  status text not null check (status in ('AWAITING_APPROVAL', 'QUEUED', 'DISPATCHED', 'RUNNING', 'VERIFYING',
    'SUCCEEDED', 'FAILED', 'CANCELLED', 'REJECTED', 'LOST')),
  reason text,
  requested_by uuid references users on delete set null,
  approved_by uuid references users on delete set null,
  -- The run that carries it out; null while it waits for approval.
  run_id uuid,
  -- The intent to start the workflow, written before GitHub is asked: from here on it is looked for, not asked for again.
  dispatched_at timestamptz,
  -- GitHub's answer to that did not come, or did not say which run: nobody starts it a second time.
  dispatch_unanswered_at timestamptz,
  workflow_run_id bigint unique,
  workflow_run_url text,
  run_attempt integer,
  workflow_status text check (workflow_status in ('queued', 'waiting', 'in_progress', 'completed')),
  workflow_conclusion text,
  -- What a rollback brings back as it was; in the end, what ECS runs.
  task_definition text,
  cancel_requested_by uuid references users on delete set null,
  cancel_requested_at timestamptz,
  -- The attempt that GitHub was asked to end.
  cancelled_attempt integer,
  created_at timestamptz not null,
  started_at timestamptz,
  finished_at timestamptz
);
-- One at a time; waiting for approval and being lost do not hold the place.
create unique index deployments_one_active on deployments (service_environment_id)
  where status in ('QUEUED', 'DISPATCHED', 'RUNNING', 'VERIFYING');
create index deployments_by_environment on deployments (service_environment_id, created_at, id);
create index deployments_by_stage on deployments (environment_id, created_at, id);
create index deployments_by_creation on deployments (created_at, id);
create index deployments_by_status on deployments (status, created_at, id);
create index deployments_by_release on deployments (release_id, service_environment_id) where status = 'SUCCEEDED';
create index deployments_by_run on deployments (run_id);
create function place_deployment() returns trigger language plpgsql as $$
begin
  new.environment_id := (select environment_id from service_environments where id = new.service_environment_id);
  return new;
end $$;
create trigger place_deployment before insert on deployments for each row execute function place_deployment();
-- Jobs and steps of the Actions runs, as GitHub numbers and tells them.
create table workflow_jobs (
  id bigint primary key,
  deployment_id uuid not null references deployments on delete cascade,
  run_attempt integer not null,
  name text not null,
  status text not null check (status in ('queued', 'waiting', 'in_progress', 'completed')),
  conclusion text,
  url text,
  started_at timestamptz,
  completed_at timestamptz,
  steps jsonb not null
);
create index workflow_jobs_by_deployment on workflow_jobs (deployment_id, run_attempt, id);
-- When GitHub was last asked for runs that no webhook told of.
alter table services add column watched_at timestamptz;
alter table service_environments
  add column current_deployment_id uuid references deployments on delete set null,
  add column desired_count integer,
  add column running_count integer,
  -- When ECS last told something new.
  add column checked_at timestamptz;
-- What a service's workflows were told of the stages, and when a stage changed after that.
alter table environments add column changed_at timestamptz not null default now();
alter table services add column variables_at timestamptz;
-- Two commits never compare differently later.
create table commit_comparisons (
  service_id uuid not null references services on delete cascade,
  base_sha text not null,
  head_sha text not null,
  comparison jsonb not null,
  created_at timestamptz not null default now(),
  primary key (service_id, base_sha, head_sha)
);
`;

const INBOX = /* SQL */ `
create table webhook_deliveries (
  -- GitHub's X-GitHub-Delivery: the same when it is delivered again.
  guid text primary key,
  event text not null,
  repository_id bigint not null,
  -- Whose news it is: those that come before we know the run wait for it.
  workflow_run_id bigint not null,
  payload jsonb not null,
  received_at timestamptz not null default now(),
  -- When somebody may look at it: the lease of whoever does, or the end of a wait.
  due_at timestamptz not null default now(),
  -- How often it was taken up since it last waited; 0 while it waits.
  tries integer not null default 0,
  handled_at timestamptz
);
create index webhook_deliveries_open on webhook_deliveries (due_at) where handled_at is null;
create index webhook_deliveries_waiting on webhook_deliveries (repository_id) where handled_at is null;
create index webhook_deliveries_by_time on webhook_deliveries (received_at);
`;

const RUNS = /* SQL */ `
alter table runs drop constraint runs_kind_check;
alter table runs add constraint runs_kind_check
  check (kind in ('CREATE_SERVICE', 'UNDO_CREATION', 'DEPLOY', 'ARCHIVE_SERVICE'));
-- Counts what it was woken by, so that a wake between a step's look and its parking is not missed.
alter table runs add column wakes bigint not null default 0;
`;
