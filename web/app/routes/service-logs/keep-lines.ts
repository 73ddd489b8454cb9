import type { ShownLineFragment } from "../../gql/generated/graphql.ts";

/** The lines of the page: oldest first, and while it is paused those that came meanwhile. */
export type Lines = { shown: readonly ShownLineFragment[]; held: readonly ShownLineFragment[] | null };

export type LinesNews = { heard: readonly ShownLineFragment[] } | "pause" | "resume";

/** A browser with more rows becomes slow; older ones are where the link leads. */
const most = 2_000;

/** The lines after some news of them. Those that are there already are not told again, and late ones find their place. */
export function keepLines({ shown, held }: Lines, news: LinesNews): Lines {
  if (news === "pause") return { shown, held: held ?? [] };
  if (news === "resume") return { shown: put(shown, held ?? []), held: null };
  const known = new Set([...shown, ...(held ?? [])].map(({ id }) => id));
  const fresh = news.heard.filter(({ id }) => !known.has(id) && known.add(id));
  if (fresh.length === 0) return { shown, held };
  return held === null ? { shown: put(shown, fresh), held } : { shown, held: put(held, fresh) };
}

function put(lines: readonly ShownLineFragment[], fresh: readonly ShownLineFragment[]): ShownLineFragment[] {
  const all = [...lines, ...fresh];
  const isInOrder = fresh.every(({ at }, index) => at >= (all[lines.length + index - 1]?.at ?? ""));
  return (isInOrder ? all : all.sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0))).slice(
    -most,
  );
}
