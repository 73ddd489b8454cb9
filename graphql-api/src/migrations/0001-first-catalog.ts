import { Migration } from "@mikro-orm/migrations";

/** People, stages, services, runs and the news about them. */
export class FirstCatalog extends Migration {
  override up(): void {
    this.addSql(PEOPLE);
    this.addSql(CATALOG);
    this.addSql(RUNS);
    this.addSql(NEWS);
  }
}

const PEOPLE = /* SQL */ `
create table users (
  id uuid primary key,
  github_id bigint not null unique,
  login text not null unique,
  name text,
  avatar_url text,
  role text not null check (role in ('VIEWER', 'DEVELOPER', 'ADMIN')),
  is_member boolean not null,
  created_at timestamptz not null
);
create table teams (
  id uuid primary key,
  github_id bigint not null unique,
  slug text not null unique,
  name text not null,
  is_active boolean not null
);
create table team_members (
  team_id uuid not null references teams on delete cascade,
  user_id uuid not null references users on delete cascade,
  primary key (team_id, user_id)
);
create index team_members_by_user on team_members (user_id);
-- When the newest mirrored look at GitHub was taken: an older one must not undo it.
create table organization_mirrors (
  organization text primary key,
  read_at timestamptz not null
);
create table sessions (
  id uuid primary key,
  token_hash text not null unique,
  user_id uuid not null references users on delete cascade,
  created_at timestamptz not null,
  expires_at timestamptz not null
);
create index sessions_by_user on sessions (user_id);
create table api_tokens (
  id uuid primary key,
  name text not null,
  user_id uuid not null references users on delete cascade,
  token_hash text not null unique,
  scopes text[] not null,
  created_at timestamptz not null,
  expires_at timestamptz,
  last_used_at timestamptz,
  revoked_at timestamptz
);
create index api_tokens_by_user on api_tokens (user_id);
create table audit_entries (
  id uuid primary key,
  at timestamptz not null,
  actor_id uuid references users on delete set null,
  action text not null,
  subject text not null,
  input jsonb,
  result text not null
);
create index audit_entries_by_subject on audit_entries (subject, id);
`;

const CATALOG = /* SQL */ `
create table environments (
  id uuid primary key,
  name text not null unique,
  base_url text not null,
  rank integer not null unique check (rank > 0),
  protected boolean not null,
  ecs_cluster text not null,
  region text not null
);
create table services (
  id uuid primary key,
  name text not null unique,
  description text not null,
  status text not null check (status in ('CREATING', 'READY', 'FAILED', 'ARCHIVED')),
  runtime text not null,
  owner_id uuid not null references teams,
  template_name text not null,
  template_version text not null,
  template_commit text,
  parameters jsonb not null,
  repo_url text,
  github_repo_id bigint,
  github_node_id text,
  default_branch text,
  created_at timestamptz not null,
  created_by uuid references users on delete set null,
  creation_run_id uuid
);
create index services_by_creation on services (created_at, id);
create index services_by_owner on services (owner_id, name);
create table service_environments (
  id uuid primary key,
  service_id uuid not null references services on delete cascade,
  environment_id uuid not null references environments,
  ecs_cluster text not null,
  ecs_service_name text not null,
  status text not null
    check (status in ('NEVER_DEPLOYED', 'DEPLOYING', 'RUNNING', 'DEGRADED', 'FAILED', 'STOPPED')),
  last_deploy_at timestamptz,
  unique (service_id, environment_id)
);
create index service_environments_by_status on service_environments (environment_id, status);
create table observability_links (
  id uuid primary key,
  service_id uuid not null references services on delete cascade,
  environment_id uuid references environments,
  kind text not null check (kind in ('DASHBOARD', 'LOGS', 'METRICS', 'ALERTS', 'RUNBOOK', 'TRACES')),
  title text not null,
  url text not null
);
create unique index observability_links_once on observability_links (service_id, kind, environment_id) nulls not distinct;
create table idempotency_keys (
  user_id uuid not null references users on delete cascade,
  operation text not null,
  key text not null,
  input_hash text not null,
  result jsonb not null,
  created_at timestamptz not null default now(),
  primary key (user_id, operation, key)
);
`;

const RUNS = /* SQL */ `
create table runs (
  id uuid primary key,
  kind text not null check (kind in ('CREATE_SERVICE', 'UNDO_CREATION')),
  status text not null check (status in ('QUEUED', 'RUNNING', 'WAITING', 'SUCCEEDED', 'FAILED', 'CANCELLED')),
  service_id uuid references services on delete set null,
  subject text not null,
  input jsonb not null,
  requested_by uuid references users on delete set null,
  created_at timestamptz not null,
  finished_at timestamptz,
  error text,
  -- When it may be taken up: at once, after a pause, when its waiting ends, or when the lease of its worker has run out.
  due_at timestamptz not null default now(),
  -- What ends its waiting before that; null where only time does.
  wake_key text,
  -- Counts the claims. Every write of a worker names the fence it was given.
  fence bigint not null default 0
);
create index runs_claimable on runs (due_at) where status in ('QUEUED', 'RUNNING', 'WAITING');
create index runs_by_service on runs (service_id, created_at);
create index runs_by_wake_key on runs (wake_key) where status = 'WAITING';
create table run_steps (
  id uuid primary key,
  run_id uuid not null references runs on delete cascade,
  position integer not null,
  name text not null,
  title text not null,
  job text,
  status text not null check (status in
    ('PENDING', 'RUNNING', 'WAITING', 'SUCCEEDED', 'FAILED', 'SKIPPED', 'CANCELLED', 'UNDONE')),
  attempts integer not null default 0,
  output jsonb,
  message text,
  url text,
  started_at timestamptz,
  finished_at timestamptz,
  unique (run_id, position),
  unique (run_id, name)
);
`;

// NOTIFY leaves with the commit, so that whoever is woken finds the row. A run that falls due at once wakes the workers.
const NEWS = /* SQL */ `
create table events (
  sequence bigint generated always as identity primary key,
  transaction_id xid8 not null default pg_current_xact_id(),
  topic text not null,
  ids jsonb not null,
  at timestamptz not null default now()
);
create index events_by_transaction on events (transaction_id);
create index events_by_time on events (at);
create function tell_events() returns trigger language plpgsql as $$
begin
  notify waymark_events;
  return null;
end $$;
create trigger tell_events after insert on events for each statement execute function tell_events();
create function tell_runs() returns trigger language plpgsql as $$
begin
  if new.status = 'QUEUED' then notify waymark_runs; end if;
  return null;
end $$;
create trigger tell_runs after insert or update of status on runs for each row execute function tell_runs();
`;
