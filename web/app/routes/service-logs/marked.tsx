import type { ReactNode } from "react";

/** A text in which the words that were looked for stand out. */
export function Marked({ text, words }: { text: string; words: string }) {
  const wanted = words.split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return text;
  const either = new RegExp(wanted.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|"), "gi");

  const parts: ReactNode[] = [];
  let end = 0;
  for (const { 0: found, index } of text.matchAll(either)) {
    parts.push(
      text.slice(end, index),
      <mark key={index} className="rounded-xs bg-accent-tint text-accent">
        {found}
      </mark>,
    );
    end = index + found.length;
  }
  return [...parts, text.slice(end)];
}
