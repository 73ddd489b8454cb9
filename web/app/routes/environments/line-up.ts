import type { EnvironmentMatrixQuery, MatrixCellFragment, StagesQuery } from "../../gql/generated/graphql.ts";

export type Stage = StagesQuery["environments"][number];
export type MatrixService = EnvironmentMatrixQuery["services"]["edges"][number]["node"];
export type Place = {
  stage: Stage;
  /** `null` where the service does not live in that stage. */
  shown: MatrixCellFragment | null;
  /** The stage before, when it runs another release than this one; else `null`. */
  behind: string | null;
};

/** One service's places, in the order of `stages`, each compared with the service's place in the stage before. */
export function lineUp(service: Pick<MatrixService, "environments">, stages: readonly Stage[]): Place[] {
  let before: MatrixCellFragment | null = null;
  return stages.map((stage) => {
    const shown = service.environments.find(({ environment }) => environment.name === stage.name) ?? null;
    const behind = before && shown ? behindOf(before, shown) : null;
    before = shown ?? before;
    return { stage, shown, behind };
  });
}

function behindOf(before: MatrixCellFragment, shown: MatrixCellFragment): string | null {
  const there = before.current?.release.id;
  return there === undefined || there === shown.current?.release.id ? null : before.environment.name;
}
