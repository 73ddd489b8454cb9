import { readText } from "../../read-text.ts";

/** The windows that can be chosen, in days. */
export const windows = [7, 30, 90] as const;

/** What the address asks for; `team` is "" where none is chosen. */
export type Window = { days: number; team: string };

/** Reads the window from the address; 30 days where it names none of ours. */
export function readWindow(query: URLSearchParams): Window {
  const days = Number(query.get("days"));
  return { days: windows.find((known) => known === days) ?? 30, team: readText(query, "team") };
}

/** The address of that window. */
export function insightsAddress({ days, team }: Window): string {
  const query = new URLSearchParams({ days: String(days) });
  if (team) query.set("team", team);
  return `/insights?${query}`;
}
