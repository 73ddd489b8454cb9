import { instant } from "../rest/shape-repository.ts";

const units = [
  ["day", 86_400],
  ["hour", 3600],
  ["minute", 60],
] as const;
const words = new Intl.RelativeTimeFormat("en", { numeric: "auto" });

/** "3 minutes ago", with the very instant on hover. @param milliseconds since the epoch. */
export function timeElement(milliseconds: number, now = Date.now()): string {
  const at = instant(milliseconds);
  return `<time datetime="${at}" title="${at}">${relative((now - milliseconds) / 1000)}</time>`;
}

function relative(seconds: number): string {
  const [unit, size] = units.find(([, length]) => seconds >= length) ?? ["second", 1];
  return unit === "second" ? "just now" : words.format(-Math.floor(seconds / size), unit);
}
