import type { DatabaseSync } from "node:sqlite";
import { nameIn } from "../arn.ts";
import { findTaskDefinition, type TaskDefinition } from "./task-definition.ts";

/** Finds what `family`, `family:revision` or an ARN names; without a revision the latest ACTIVE one. */
export function findTaskDefinitionByArn(database: DatabaseSync, arn: string): TaskDefinition | null {
  const [family = "", revision] = nameIn(arn).split(":");
  if (revision === undefined) return findTaskDefinition(database, family, null);
  return /^\d+$/.test(revision) ? findTaskDefinition(database, family, Number(revision)) : null;
}
