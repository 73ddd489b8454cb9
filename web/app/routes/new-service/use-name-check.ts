import { useFetcher } from "@remix-run/react";
import { useEffect } from "react";

/** Typing rests this many milliseconds before the name is asked about. */
const rest = 250;

/** What the platform says about a name: its problem, or that it is free; neither while nobody knows. */
export function useNameCheck(name: string, template: string): { problem: string | undefined; free: boolean } {
  const { load, data } = useFetcher<{ name: string; problem: string | null }>();

  useEffect(() => {
    if (name === "") return;
    const query = new URLSearchParams({ name, template });
    const timer = setTimeout(() => load(`/lookup/name?${query}`), rest);
    return () => clearTimeout(timer);
  }, [name, template, load]);

  // An answer about an earlier name says nothing about this one.
  if (data?.name !== name || name === "") return { problem: undefined, free: false };
  return { problem: data.problem ?? undefined, free: data.problem === null };
}
