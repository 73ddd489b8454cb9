import { Migration } from "@mikro-orm/migrations";

/**
 * Which request a run goes back to; where tasks listen, as their definitions say; and deployments that have ended, until
 * they are counted and marked in Grafana.
 */
export class TracesAndEndings extends Migration {
  override up(): void {
    this.addSql(TRACES);
    this.addSql(PORTS);
    this.addSql(ENDINGS);
  }
}

const TRACES = /* SQL */ `
alter table runs
  add column request_id text,
  -- 32 hexadecimal digits, as W3C Trace Context has them.
  add column trace_id text;
`;

const PORTS = /* SQL */ `
-- A task definition never changes, so that ECS is asked about each only once.
create table container_ports (
  task_definition text primary key,
  port integer
);
`;

const ENDINGS = /* SQL */ `
create table deployment_endings (
  id bigint generated always as identity primary key,
  deployment_id uuid not null references deployments on delete cascade,
  status text not null,
  ended_at timestamptz not null,
  counted_at timestamptz,
  due_at timestamptz not null default now(),
  tries integer not null default 0
);
create index deployment_endings_due on deployment_endings (due_at);
create index deployment_endings_by_deployment on deployment_endings (deployment_id);
create function end_deployment() returns trigger language plpgsql as $$
begin
  insert into deployment_endings (deployment_id, status, ended_at) values (new.id, new.status, coalesce(new.finished_at, now()));
  return null;
end $$;
-- By the database, in the transaction that ends it, so that no way of ending is left out.
create trigger end_deployment after update of status on deployments for each row
  when (new.status is distinct from old.status and new.status in ('SUCCEEDED', 'FAILED', 'CANCELLED', 'REJECTED', 'LOST'))
  execute function end_deployment();
`;
