import { DatabaseSync } from "node:sqlite";

const tables = `
  create table if not exists repositories (
    id integer primary key autoincrement, name text not null unique collate nocase, attributes text not null);
  create table if not exists creations (id integer primary key, name text not null collate nocase, at integer not null);
  create table if not exists variables (
    repository integer not null references repositories on delete cascade, name text not null,
    value text not null, created_at integer not null, updated_at integer not null, primary key (repository, name));
  create table if not exists environments (
    id integer primary key autoincrement, repository integer not null references repositories on delete cascade,
    name text not null collate nocase, created_at integer not null, unique (repository, name));
  create table if not exists team_repositories (
    repository integer not null references repositories on delete cascade, team text not null,
    permission text not null, primary key (repository, team));
  create table if not exists rulesets (
    id integer primary key autoincrement, repository integer not null references repositories on delete cascade,
    name text not null, attributes text not null, unique (repository, name));
  create table if not exists tokens (hash text primary key, attributes text not null, expires_at integer);
  create table if not exists oauth_codes (hash text primary key, attributes text not null, expires_at integer not null);
  create table if not exists deliveries (
    id integer primary key autoincrement, guid text not null, event text not null, action text, repository integer,
    payload text not null, redelivery integer not null, delivered_at integer not null, duration real not null,
    status text not null, status_code integer not null);
`;

/**
 * Opens what is not git's own: the write-ahead log makes every transaction whole or absent
 * after a kill at any moment, without waiting for the disk on each.
 */
export function openDatabase(file: string): DatabaseSync {
  const database = new DatabaseSync(file, { timeout: 5000 });
  database.exec("pragma journal_mode = wal; pragma synchronous = normal;");
  database.exec(tables);
  return database;
}
