import { useEffect, useState } from "react";
import { askPortal } from "./ask-portal.ts";

/**
 * Asks one of the portal's own addresses again and again, `pause` milliseconds after each answer, and answers the
 * newest. It rests while nobody can see the page and asks at once when somebody does again. What went wrong is passed
 * over: the last answer stays. `null` asks nothing, and is the answer until the first one is there.
 */
export function usePolling<Answer>(address: string | null, pause: number): Answer | null {
  const [last, setLast] = useState<{ address: string; answer: Answer } | null>(null);

  useEffect(() => {
    if (address === null) return;
    const abort = new AbortController();
    let timer: number | undefined;
    let asking = false;

    const ask = async () => {
      if (asking || document.hidden) return;
      window.clearTimeout(timer);
      asking = true;
      const answer = await askPortal<Answer>(address, abort.signal);
      asking = false;
      if (abort.signal.aborted) return;
      if (answer !== null) setLast({ address, answer });
      timer = window.setTimeout(ask, pause);
    };
    void ask();
    document.addEventListener("visibilitychange", ask);
    return () => {
      document.removeEventListener("visibilitychange", ask);
      window.clearTimeout(timer);
      abort.abort();
    };
  }, [address, pause]);
  return last?.address === address ? (last?.answer ?? null) : null;
}
