import { Link } from "@remix-run/react";

type Segment = { to: string; label: string /** The whole of it, on hover. */; title: string; isChosen: boolean };

/** One of a few views of the same thing, side by side; each is an address. */
export function Segments({ label, segments }: { label: string; segments: readonly Segment[] }) {
  return (
    <nav aria-label={label} className="flex flex-wrap rounded-md border border-control-line/60 bg-surface p-0.5">
      {segments.map(({ to, label: word, title, isChosen }) => (
        <Link
          key={to}
          to={to}
          title={title}
          preventScrollReset
          aria-current={isChosen ? "true" : undefined}
          className="inline-flex min-h-7 items-center rounded px-2.5 text-muted hover:text-text aria-[current]:bg-accent-tint aria-[current]:font-medium aria-[current]:text-accent"
        >
          {word}
        </Link>
      ))}
    </nav>
  );
}
