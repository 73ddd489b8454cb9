/** The colours and the letters of the theme, as a canvas takes them. */
export type Ink = { text: string; grid: string; font: string; lines: string[]; tints: string[] };

/** Reads them from the page: a canvas knows no custom properties, and no two themes in one colour. */
export function readInk(host: HTMLElement, lineClasses: readonly string[]): Ink {
  const probe = document.createElement("span");
  host.append(probe);
  const colorOf = (classes: string): string => {
    probe.className = classes;
    return getComputedStyle(probe).color;
  };
  const lines = lineClasses.map(colorOf);
  const ink = {
    text: colorOf("text-muted"),
    grid: colorOf("text-line"),
    font: `12px ${getComputedStyle(host).fontFamily}`,
    lines,
    tints: lines.map((color) => color.replace(/^rgb\((.*)\)$/, "rgba($1, 0.1)")),
  };
  probe.remove();
  return ink;
}
