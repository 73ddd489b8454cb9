import { Migration } from "@mikro-orm/migrations";

/**
 * When a release was verified where it was deployed to, which stays so whatever becomes of the deployment later; and
 * where it runs, which stays so when its stage moves, until something is deployed there.
 */
export class Verified extends Migration {
  override up(): void {
    this.addSql(VERIFIED);
    // Null is the stage's own: so it is where the release before has written the row.
    this.addSql("alter table service_environments add column region text");
  }
}

const VERIFIED = /* SQL */ `
alter table deployments add column verified_at timestamptz;
update deployments set verified_at = coalesce(finished_at, created_at) where status = 'SUCCEEDED';
create function verify_deployment() returns trigger language plpgsql as $$
begin
  new.verified_at := coalesce(new.finished_at, now());
  return new;
end $$;
-- By the database, so that a process of the release before writes it, too.
create trigger verify_deployment before insert or update of status on deployments
  for each row when (new.status = 'SUCCEEDED') execute function verify_deployment();
create index deployments_verified on deployments (release_id, service_environment_id) where verified_at is not null;
drop index deployments_by_release;
`;
