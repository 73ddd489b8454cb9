import type { MeasuredStagesQuery } from "../../gql/generated/graphql.ts";

type Stage = Pick<NonNullable<MeasuredStagesQuery["service"]>["environments"][number], "status" | "environment">;

/** The name of the last stage that something was deployed to, else of the first; `null` when there is none. */
export function findLastStage(stages: readonly Stage[]): string | null {
  const inOrder = [...stages].sort((a, b) => a.environment.rank - b.environment.rank);
  const last = inOrder.findLast(({ status }) => status !== "NEVER_DEPLOYED") ?? inOrder[0];
  return last?.environment.name ?? null;
}
