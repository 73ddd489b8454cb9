import { useEffect, useState } from "react";
import { askPortal } from "./ask-portal.ts";

/**
 * Asks one of the portal's own addresses for JSON once it has rested for `rest` milliseconds, and answers the last
 * answer with the address it belongs to; `null` asks nothing.
 *
 * A plain request and no fetcher: a fetcher whose route is still being discovered while a form is answered turns the
 * whole page into a 404 (Remix asks it again with everything else and does not know its address yet).
 */
export function useLookup<Answer>(address: string | null, rest: number): { address: string; answer: Answer } | null {
  const [last, setLast] = useState<{ address: string; answer: Answer } | null>(null);

  useEffect(() => {
    if (address === null) return;
    const abort = new AbortController();
    const timer = setTimeout(async () => {
      const answer = await askPortal<Answer>(address, abort.signal);
      if (answer !== null && !abort.signal.aborted) setLast({ address, answer });
    }, rest);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [address, rest]);
  return last;
}
