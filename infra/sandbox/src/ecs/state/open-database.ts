import { DatabaseSync } from "node:sqlite";

const tables = `
  create table if not exists clusters (name text primary key, created_at integer not null);
  create table if not exists task_definitions (
    family text not null, revision integer not null, status text not null, attributes text not null,
    primary key (family, revision));
  create table if not exists services (arn text primary key, attributes text not null);
  create table if not exists tasks (id text primary key, attributes text not null);
  create table if not exists tags (
    arn text not null, key text not null, value text not null, primary key (arn, key));
`;

/** The write-ahead log makes every change whole or absent after a kill at any moment. */
export function openDatabase(file: string): DatabaseSync {
  const database = new DatabaseSync(file, { timeout: 5000 });
  database.exec("pragma journal_mode = wal; pragma synchronous = normal;");
  database.exec(tables);
  return database;
}
