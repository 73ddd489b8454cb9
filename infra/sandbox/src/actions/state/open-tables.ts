import type { DatabaseSync } from "node:sqlite";

const tables = `
  create table if not exists workflows (
    id integer primary key autoincrement, repository integer not null references repositories on delete cascade,
    path text not null, name text not null, created_at integer not null, last_number integer not null,
    unique (repository, path));
  create table if not exists runs (
    id integer primary key autoincrement, repository integer not null references repositories on delete cascade,
    workflow integer not null references workflows on delete cascade, attributes text not null);
  create index if not exists runs_of_repository on runs (repository, id);
  create table if not exists run_jobs (
    id integer primary key autoincrement, run integer not null references runs on delete cascade,
    attempt integer not null, attributes text not null);
  create index if not exists jobs_of_run on run_jobs (run, attempt);
  create table if not exists run_log (
    number integer primary key autoincrement, job integer not null references run_jobs on delete cascade,
    step integer not null, at integer not null, line text not null);
  create index if not exists log_of_job on run_log (job, step);
  create table if not exists artifacts (
    id integer primary key autoincrement, run integer not null references runs on delete cascade,
    name text not null, size integer not null, created_at integer not null, unique (run, name));
`;

/** Makes room for runs beside the repositories they belong to. */
export function openTables(database: DatabaseSync): void {
  database.exec(tables);
}
