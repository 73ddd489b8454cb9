import { useRevalidator } from "@remix-run/react";
import { useCallback, useEffect, useRef } from "react";
import { useLatest } from "./use-latest.ts";

/**
 * Asks the loaders again, at once for the first call and then at most once per `pause` milliseconds: a busy platform
 * must not make every open page ask without end.
 */
export function useThrottledRevalidation(pause = 1_000): () => void {
  const { revalidate } = useRevalidator();
  const latest = useLatest(revalidate);
  const timer = useRef<number>();
  const wanted = useRef(false);

  useEffect(() => () => window.clearTimeout(timer.current), []);

  return useCallback(() => {
    const run = () => {
      timer.current = window.setTimeout(() => {
        timer.current = undefined;
        if (wanted.current) run();
      }, pause);
      wanted.current = false;
      latest.current();
    };
    if (timer.current === undefined) return run();
    wanted.current = true;
  }, [latest, pause]);
}
