import type { World } from "./start-test-platform.ts";

/** Those that wait to be begun, or those that wait for a time or for news. */
type Held = "QUEUED" | "WAITING";

/**
 * Does the work while no worker takes up runs in that state: what is asked for meanwhile stays as it was written down,
 * however long the work takes. Runs under way go on.
 */
export async function holdRuns<T>({ sql }: Pick<World, "sql">, state: Held, work: () => Promise<T>): Promise<T> {
  await sql("create or replace function hold() returns trigger language plpgsql as 'begin return null; end'");
  await sql(`create trigger hold before update on runs for each row
    when (old.status = '${state}' and new.status = 'RUNNING') execute function hold()`);
  return await work().finally(() => sql("drop trigger hold on runs"));
}
