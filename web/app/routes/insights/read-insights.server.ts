import { data } from "@remix-run/node";
import { api, type Caller } from "../../api.server.ts";
import { InsightsDocument, TeamInsightsDocument } from "../../gql/generated/graphql.ts";
import type { PlatformFailure } from "../../platform-failure.ts";
import type { Window } from "./read-window.ts";

/** Everybody's keys over the window, the teams to choose from, and the chosen team's keys. */
export async function readInsights(caller: Caller, { days, team: slug }: Window) {
  const { dora, teams } = await api(caller, InsightsDocument, { days });
  const team = teams.find((known) => known.slug === slug) ?? null;
  if (slug && !team) throw missing(`There is no team “${slug}”.`);
  const ofTeam = team && (await api(caller, TeamInsightsDocument, { days, team: slug })).dora;
  return { dora, teams, team: team && ofTeam && { ...team, dora: ofTeam } };
}

const missing = (message: string) => data<PlatformFailure>({ kind: "missing", message, id: null }, { status: 404 });
