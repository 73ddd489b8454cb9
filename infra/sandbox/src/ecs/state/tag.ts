import type { DatabaseSync } from "node:sqlite";

export interface Tag {
  readonly key: string;
  readonly value: string;
}

export function listTags(database: DatabaseSync, arn: string): Tag[] {
  return database
    .prepare("select key, value from tags where arn = ? order by key")
    .all(arn)
    .map((row) => ({ key: String(row.key), value: String(row.value) }));
}

export function saveTags(database: DatabaseSync, arn: string, tags: readonly Tag[]): void {
  const save = database.prepare(
    "insert into tags (arn, key, value) values (?, ?, ?) on conflict (arn, key) do update set value = excluded.value",
  );
  for (const { key, value } of tags) save.run(arn, key, value);
}

export function deleteTags(database: DatabaseSync, arn: string, keys: readonly string[]): void {
  const remove = database.prepare("delete from tags where arn = ? and key = ?");
  for (const key of keys) remove.run(arn, key);
}
