import { useEffect, useState } from "react";

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
      const answer = await ask<Answer>(address, abort.signal);
      if (answer !== null && !abort.signal.aborted) setLast({ address, answer });
    }, rest);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [address, rest]);
  return last;
}

async function ask<Answer>(address: string, signal: AbortSignal): Promise<Answer | null> {
  const response = await fetch(address, { signal }).catch(() => null);
  // A session that has ended leads to the sign-in page, which is no JSON; the next page will say so.
  return response?.ok ? response.json().catch(() => null) : null;
}
