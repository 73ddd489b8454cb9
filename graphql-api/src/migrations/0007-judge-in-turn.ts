import { Migration } from "@mikro-orm/migrations";

/** Deployments of one service that end at the same moment are judged one after the other, each knowing those before it. */
export class JudgeInTurn extends Migration {
  override up(): void {
    // A long history is judged at once, which takes a while.
    this.addSql("set local statement_timeout = 0");
    this.addSql(TURN);
    this.addSql(FUNCTIONS);
    this.addSql(TRIGGERS);
    this.addSql("select judge_deployments(array(select id from service_environments))");
  }
}

// One lock for all stages of a service: a release that gets its date is judged in each of them, and with a lock for each
// stage two transactions could wait for one another.
const TURN = /* SQL */ `
create function take_judging_turn(service uuid) returns void language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('judge_deployments ' || service, 0));
end $$;
`;

// At the end of a transaction, what it changed may have changed again: the table tells what is true now.
const FUNCTIONS = /* SQL */ `
create or replace function judge_ended_deployment() returns trigger language plpgsql as $$
begin
  perform take_judging_turn((select service_id from service_environments where id = new.service_environment_id));
  -- It goes on after all.
  delete from deployment_outcomes o where o.deployment_id = new.id
    and not exists (select 1 from deployments d where d.id = new.id and d.status in ('SUCCEEDED', 'FAILED'));
  perform judge_deployments(array[new.service_environment_id]);
  return null;
end $$;
create or replace function judge_dated_release() returns trigger language plpgsql as $$
begin
  perform take_judging_turn(new.service_id);
  perform judge_deployments(array(select id from service_environments where service_id = new.service_id));
  return null;
end $$;
`;

// Deferred: whoever has its turn waits for no lock of a row any more that another one could hold who waits for the turn,
// and has it only for as long as the judging and the commit take.
const TRIGGERS = /* SQL */ `
drop trigger judge_new_deployment on deployments;
drop trigger judge_changed_deployment on deployments;
drop trigger judge_dated_release on releases;
create constraint trigger judge_new_deployment after insert on deployments deferrable initially deferred
  for each row when (new.status in ('SUCCEEDED', 'FAILED')) execute function judge_ended_deployment();
create constraint trigger judge_changed_deployment after update of status on deployments deferrable initially deferred
  for each row when (old.status is distinct from new.status
    and (old.status in ('SUCCEEDED', 'FAILED') or new.status in ('SUCCEEDED', 'FAILED')))
  execute function judge_ended_deployment();
create constraint trigger judge_dated_release after update of committed_at on releases deferrable initially deferred
  for each row when (old.committed_at is distinct from new.committed_at) execute function judge_dated_release();
`;
