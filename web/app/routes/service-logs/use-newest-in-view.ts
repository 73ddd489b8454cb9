import { type RefObject, useCallback, useEffect, useRef, useState } from "react";

/** Whoever is that near to the end, in pixels, is at the end. */
const near = 24;

type NewestInView = { isAtEnd: boolean; toEnd: () => void };

/**
 * Keeps the end of a scrolled list in view for whoever is there, whether lines come or the window changes, and leaves
 * everybody else where they read. The list holds one element that grows.
 */
export function useNewestInView(list: RefObject<HTMLElement>): NewestInView {
  const [isAtEnd, setAtEnd] = useState(true);
  const follows = useRef(true);
  const top = useRef(0);

  const toEnd = useCallback(() => {
    follows.current = true;
    setAtEnd(true);
    if (!list.current) return;
    list.current.scrollTop = list.current.scrollHeight;
    top.current = list.current.scrollTop;
  }, [list]);

  useEffect(() => {
    const element = list.current;
    if (!element) return;
    const onScroll = () => {
      const isNear = element.scrollHeight - element.scrollTop - element.clientHeight <= near;
      // Lines may come between a move to the end and the word of it; only who goes back leaves the end.
      if (isNear || element.scrollTop < top.current) follows.current = isNear;
      top.current = element.scrollTop;
      setAtEnd(follows.current);
    };
    const observer = new ResizeObserver(() => follows.current && toEnd());
    for (const sized of [element, ...element.children]) observer.observe(sized);
    element.addEventListener("scroll", onScroll, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener("scroll", onScroll);
    };
  }, [list, toEnd]);
  return { isAtEnd, toEnd };
}
