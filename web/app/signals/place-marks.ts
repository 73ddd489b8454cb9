import type { RecentSignalsFragment } from "../gql/generated/graphql.ts";

type Marked = Pick<
  NonNullable<RecentSignalsFragment["goldenSignals"]>["deployments"][number],
  "startedAt" | "finishedAt"
>;

/** A deployment and where it lies between the first time and the last, as a share from 0 to 1. */
export type Mark<Deployment> = { deployment: Deployment; share: number };

/**
 * Where deployments are drawn on a chart: where they came to their end, because from then on something else runs, and
 * while they are on their way where they began. What lies outside is left out.
 */
export function placeMarks<Deployment extends Marked>(
  deployments: readonly Deployment[],
  times: readonly string[],
): Mark<Deployment>[] {
  const [from, to] = [Date.parse(times[0] ?? ""), Date.parse(times.at(-1) ?? "")];
  if (!(to > from)) return [];
  return deployments.flatMap((deployment) => {
    const at = deployment.finishedAt ?? deployment.startedAt;
    const share = at === null ? -1 : (Date.parse(at) - from) / (to - from);
    return share >= 0 && share <= 1 ? [{ deployment, share }] : [];
  });
}
