import { useLookup } from "../../use-lookup.ts";

/** Typing rests this many milliseconds before the name is asked about. */
const rest = 250;

/** What the platform says about a name: its problem, or that it is free; neither while nobody knows. */
export function useNameCheck(name: string, template: string): { problem: string | undefined; free: boolean } {
  const address = name === "" ? null : `/lookup/name?${new URLSearchParams({ name, template })}`;
  const last = useLookup<{ problem: string | null }>(address, rest);

  // An answer about an earlier name says nothing about this one.
  if (last === null || last.address !== address) return { problem: undefined, free: false };
  return { problem: last.answer.problem ?? undefined, free: last.answer.problem === null };
}
