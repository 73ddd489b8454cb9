import { Migration } from "@mikro-orm/migrations";

/** The priority of each service's rule on its environment's listener, which AWS wants to be unique there. */
export class ListenerPriority extends Migration {
  override up(): void {
    this.addSql(COLUMN);
    this.addSql(GIVE);
    // Workflows of services that are there have to be told.
    this.addSql("update environments set changed_at = now()");
  }
}

// Below 1000 are rules that people add by hand, and 50000 is the example service's.
const COLUMN = /* SQL */ `
alter table service_environments add column listener_priority integer
  check (listener_priority between 1000 and 49999);
update service_environments se set listener_priority = given.priority from (
  select place.id, 999 + row_number() over (partition by place.environment_id order by s.created_at, s.id) as priority
  from service_environments place join services s on s.id = place.service_id) given
where given.id = se.id;
alter table service_environments alter column listener_priority set not null;
alter table service_environments
  add constraint service_environments_listener_priority unique (environment_id, listener_priority);
`;

// By the database, so that a process of the release before writes it, too.
const GIVE = /* SQL */ `
create function give_listener_priority() returns trigger language plpgsql as $$
begin
  -- Two services at once take turns until their transactions end. One lock for all environments: with one for each, two
  -- that are registered in several could wait for each other.
  perform pg_advisory_xact_lock(hashtextextended('listener_priority', 0));
  new.listener_priority := (
    select coalesce(max(listener_priority), 999) + 1 from service_environments where environment_id = new.environment_id);
  return new;
end $$;
create trigger give_listener_priority before insert on service_environments
  for each row execute function give_listener_priority();
`;
