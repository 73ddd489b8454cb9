import type { Line } from "./charts.ts";

/** A piece of a line as its chart draws it. */
export function LineSample({ line: { ink, dash } }: { line: Line }) {
  return (
    <svg viewBox="0 0 20 8" width="20" height="8" aria-hidden="true" className={`shrink-0 ${ink}`}>
      <path d="M0 4h20" stroke="currentColor" strokeWidth="2" strokeDasharray={dash?.join(" ")} />
    </svg>
  );
}
