import { Migration } from "@mikro-orm/migrations";

/**
 * When a commit was made, and what became of every deployment that ended: the rows that DORA's keys are counted from.
 * What they mean is written in docs/dora.md.
 */
export class Dora extends Migration {
  override up(): void {
    // A long history is judged at once, which takes a while.
    this.addSql("set local statement_timeout = 0");
    this.addSql("alter table releases add column committed_at timestamptz");
    this.addSql(OUTCOMES);
    this.addSql(JUDGE);
    this.addSql(TRIGGERS);
    this.addSql("select judge_deployments(array(select id from service_environments))");
  }
}

const OUTCOMES = /* SQL */ `
create table deployment_outcomes (
  deployment_id uuid primary key references deployments on delete cascade,
  service_id uuid not null references services on delete cascade,
  environment_id uuid not null references environments,
  -- When the deployment ended.
  at timestamptz not null,
  -- A rollback brings nothing new.
  is_change boolean not null,
  has_succeeded boolean not null,
  -- A change that did not arrive, or was rolled back.
  has_failed boolean not null,
  -- From the commit until its release ran here first.
  lead_seconds double precision,
  -- From the failure that this success ended.
  restore_seconds double precision
);
create index deployment_outcomes_by_stage on deployment_outcomes (environment_id, at)
  include (service_id, is_change, has_succeeded, has_failed, lead_seconds, restore_seconds);
create index deployment_outcomes_by_service on deployment_outcomes (service_id, environment_id, at)
  include (is_change, has_succeeded, has_failed, lead_seconds, restore_seconds);
`;

// A spell is what lies between two successes at one place: any number of failures, and the success that ends it.
// In PL/pgSQL, because that keeps its plan: planning takes longer than judging a few deployments.
const JUDGE = /* SQL */ `
create function judge_deployments(places uuid[]) returns void language plpgsql as $$
begin
  -- Read by place, and by nothing else: most deployments of all places have ended.
  with history as materialized (
    select d.id, d.service_environment_id as place, d.environment_id, d.release_id, d.status,
      coalesce(d.finished_at, d.created_at) as at, d.kind = 'ROLLBACK' as is_rollback,
      d.status = 'SUCCEEDED' as has_succeeded
    from deployments d where d.service_environment_id = any(places)),
  ended as (
    select h.*, r.service_id, r.committed_at,
      count(*) filter (where has_succeeded) over (partition by place order by at, h.id
        rows between unbounded preceding and 1 preceding) as spell
    from history h join releases r on r.id = h.release_id where h.status in ('SUCCEEDED', 'FAILED')),
  seen as (
    select ended.*, min(at) filter (where not has_succeeded) over (partition by place, spell) as first_failure_at,
      lead(is_rollback) over successes as is_rolled_back, lag(at) over successes as before_at,
      lag(is_rollback) over successes as is_before_rollback,
      row_number() over (partition by place, release_id, has_succeeded order by at, id) as arrival
    from ended
    window successes as (partition by place, has_succeeded order by at, id)),
  judged as (
    select id, service_id, environment_id, at, not is_rollback as is_change, has_succeeded,
      not is_rollback and (not has_succeeded or coalesce(is_rolled_back, false)) as has_failed,
      -- Clocks differ, and a commit may carry any time: nothing arrives before it is made.
      case when has_succeeded and not is_rollback and arrival = 1 and committed_at is not null
        then greatest(extract(epoch from at - committed_at)::double precision, 0) end as lead_seconds,
      case when has_succeeded
        then extract(epoch from at - case when is_rollback and not is_before_rollback then before_at
          else first_failure_at end)::double precision end as restore_seconds
    from seen)
  insert into deployment_outcomes as known (deployment_id, service_id, environment_id, at, is_change, has_succeeded,
    has_failed, lead_seconds, restore_seconds)
  select id, service_id, environment_id, at, is_change, has_succeeded, has_failed, lead_seconds, restore_seconds
  from judged order by at, id
  on conflict (deployment_id) do update set at = excluded.at, is_change = excluded.is_change,
    has_succeeded = excluded.has_succeeded, has_failed = excluded.has_failed, lead_seconds = excluded.lead_seconds,
    restore_seconds = excluded.restore_seconds
  where (known.at, known.is_change, known.has_succeeded, known.has_failed, known.lead_seconds, known.restore_seconds)
    is distinct from (excluded.at, excluded.is_change, excluded.has_succeeded, excluded.has_failed,
      excluded.lead_seconds, excluded.restore_seconds);
end $$;
`;

// By the database, so that a process of the release before writes them, too.
const TRIGGERS = /* SQL */ `
create function judge_ended_deployment() returns trigger language plpgsql as $$
begin
  -- It goes on after all.
  if new.status not in ('SUCCEEDED', 'FAILED') then
    delete from deployment_outcomes where deployment_id = new.id;
  end if;
  perform judge_deployments(array[new.service_environment_id]);
  return null;
end $$;
create trigger judge_new_deployment after insert on deployments
  for each row when (new.status in ('SUCCEEDED', 'FAILED')) execute function judge_ended_deployment();
create trigger judge_changed_deployment after update of status on deployments
  for each row when (old.status is distinct from new.status
    and (old.status in ('SUCCEEDED', 'FAILED') or new.status in ('SUCCEEDED', 'FAILED')))
  execute function judge_ended_deployment();
create function judge_dated_release() returns trigger language plpgsql as $$
begin
  perform judge_deployments(array(select id from service_environments where service_id = new.service_id));
  return null;
end $$;
create trigger judge_dated_release after update of committed_at on releases
  for each row when (old.committed_at is distinct from new.committed_at) execute function judge_dated_release();
`;
