import type { DatabaseSync } from "node:sqlite";

/** Runs the work whole or not at all. The work is synchronous, so nothing of another request comes between. */
export function withinTransaction<Result>(database: DatabaseSync, work: () => Result): Result {
  database.exec("begin immediate");
  try {
    const result = work();
    database.exec("commit");
    return result;
  } catch (error) {
    database.exec("rollback");
    throw error;
  }
}
