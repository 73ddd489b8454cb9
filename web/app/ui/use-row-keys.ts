import { type RefObject, useEffect } from "react";

/** How far each key moves through the rows. */
const steps: Record<string, number> = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 };

/**
 * Lets the keyboard walk the links marked `data-row`. Arrows also start from the search field and, like the letters,
 * work from anywhere on the page that is not being typed into.
 */
export function useRowKeys(list: RefObject<HTMLElement>): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const step = steps[event.key];
      if (step === undefined || event.ctrlKey || event.metaKey || event.altKey || isBusyElsewhere(event)) return;

      const rows: Element[] = [...(list.current?.querySelectorAll("[data-row]") ?? [])];
      const current = document.activeElement ? rows.indexOf(document.activeElement) : -1;
      const target = rows[current === -1 ? (step === 1 ? 0 : -1) : current + step];
      if (!(target instanceof HTMLElement)) return;
      event.preventDefault();
      target.focus();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [list]);
}

function isBusyElsewhere({ target, key }: KeyboardEvent): boolean {
  if (!(target instanceof Element)) return false;
  // With suggestions below it, the arrow is theirs.
  if (target.matches("input[type=search]:not([list])")) return key !== "ArrowDown";
  return target.closest("input, textarea, select, dialog, [popover]") !== null;
}
