import { Icon } from "../../ui/icons.tsx";
import { openPalette } from "./open-palette.ts";

/** Opens the palette for those who do not know its key yet. */
export function PaletteButton() {
  return (
    <button
      type="button"
      onClick={() => document.dispatchEvent(new Event(openPalette))}
      className="inline-flex h-8 items-center gap-2 rounded-md border border-line px-2 text-muted hover:bg-hover hover:text-text"
    >
      <Icon name="search" />
      <span className="max-md:sr-only">Go to …</span>
      <kbd className="rounded border border-line px-1 font-mono text-xs max-md:hidden">⌘K</kbd>
    </button>
  );
}
