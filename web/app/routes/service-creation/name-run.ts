import type { RunKind } from "../../gql/generated/graphql.ts";

/** The heading of a run's page: what it does with the service of that name. */
export function nameRun(kind: RunKind, name: string): string {
  const headings: Record<RunKind, string> = {
    CREATE_SERVICE: `Creation of ${name}`,
    UNDO_CREATION: `Undoing the creation of ${name}`,
    ARCHIVE_SERVICE: `Archiving ${name}`,
    DEPLOY: `Deployment of ${name}`,
  };
  return headings[kind];
}
