import { useEffect } from "react";
import { useLatest } from "./use-latest.ts";

/** Calls back every `pause` milliseconds while somebody can see the page; `null` never does. */
export function useInterval(callback: () => void, pause: number | null): void {
  const latest = useLatest(callback);
  useEffect(() => {
    if (pause === null) return;
    const timer = setInterval(() => {
      if (!document.hidden) latest.current();
    }, pause);
    return () => clearInterval(timer);
  }, [latest, pause]);
}
