import { Link } from "@remix-run/react";
import { type Filters, listAddress } from "./read-filters.ts";

type QuickFiltersProps = { filters: Filters; underway: number; awaiting: number };

const look =
  "inline-flex min-h-8 items-center gap-1.5 rounded-full border border-line bg-surface px-3 hover:bg-hover aria-[current]:border-accent aria-[current]:bg-accent-tint aria-[current]:text-accent";

/** The questions that are asked all day, one click each. The numbers are about the whole platform. */
export function QuickFilters({ filters, underway, awaiting }: QuickFiltersProps) {
  const choices: [status: Filters["status"], word: string, count: number | null][] = [
    ["", "All", null],
    ["UNDERWAY", "On their way", underway],
    ["AWAITING_APPROVAL", "Waiting for approval", awaiting],
    ["FAILED", "Failed", null],
  ];
  return (
    <nav aria-label="Quick filters" className="mb-3 flex flex-wrap gap-2">
      {choices.map(([status, word, count]) => (
        <Link
          key={word}
          to={listAddress(filters, { status })}
          aria-current={filters.status === status ? "true" : undefined}
          preventScrollReset
          className={look}
        >
          {word}
          {count !== null && count > 0 && (
            <span className="rounded-full bg-idle-tint px-1.5 text-xs font-semibold text-text tabular-nums">
              {count.toLocaleString("en")}
            </span>
          )}
        </Link>
      ))}
    </nav>
  );
}
