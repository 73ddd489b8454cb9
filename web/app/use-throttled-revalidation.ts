import { useRevalidator } from "@remix-run/react";
import { useCallback, useEffect, useRef } from "react";
import { useLatest } from "./use-latest.ts";

/**
 * Asks the loaders again, at once for the first call and then at most once per `pause` milliseconds: a busy platform
 * must not make every open page ask without end. While a form is being answered or loaders are at work it waits.
 */
export function useThrottledRevalidation(pause = 1_000): () => void {
  const latest = useLatest(useRevalidator().revalidate);
  const timer = useRef<number>();
  const wanted = useRef(false);

  useEffect(() => () => window.clearTimeout(timer.current), []);

  return useCallback(() => {
    const run = () => {
      timer.current = window.setTimeout(() => {
        timer.current = undefined;
        if (wanted.current) run();
      }, pause);
      // The answer to a form may lead elsewhere, and Remix drops that way when it asks the loaders meanwhile. What is
      // being read, this page or the next, it would cut and ask for anew, again and again while much is going on.
      wanted.current = isBusy();
      if (!wanted.current) latest.current();
    };
    if (timer.current === undefined) return run();
    wanted.current = true;
  }, [latest, pause]);
}

/** Remix's router knows at once what React shows a moment later, and in a busy browser that moment is long enough for news. */
function isBusy(): boolean {
  const { navigation, revalidation, fetchers } = window.__remixRouter.state;
  const answering = [...fetchers.values()].some(({ state }) => state !== "idle");
  return navigation.state !== "idle" || revalidation !== "idle" || answering;
}
