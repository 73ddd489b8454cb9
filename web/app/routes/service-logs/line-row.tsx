import { memo } from "react";
import type { ShownLineFragment } from "../../gql/generated/graphql.ts";
import { Icon } from "../../ui/icons.tsx";
import { formatClock } from "./format-clock.ts";
import { Marked } from "./marked.tsx";
import { writeFields } from "./write-fields.ts";

export type RowLook = {
  times: boolean;
  wraps: boolean;
  /** The reader's clock; `UTC` until it is known. */
  zone: string | undefined;
  /** What was looked for. */
  text: string;
};

type LineRowProps = RowLook & { line: ShownLineFragment; onCopy: ((line: ShownLineFragment) => void) | null };

const inks: Record<string, string> = {
  fatal: "text-bad font-semibold",
  error: "text-bad font-semibold",
  warn: "text-warn font-semibold",
  info: "text-busy",
};
const tints: Record<string, string> = { fatal: "bg-bad-tint", error: "bg-bad-tint", warn: "bg-warn-tint" };

/** What golden paths write into every line and the page says already; copies and the filter have them. */
const SAID = ["service", "environment", "version", "commit"];

/** One line: when, which task, how bad, what. Its copy button is for the pointer; keys copy all that is shown. */
export const LineRow = memo(function LineRow({ line, times, wraps, zone, text, onCopy }: LineRowProps) {
  const { at, task, level, message } = line;
  const fields = writeFields(line.fields, SAID);
  return (
    <li
      data-level={level ?? undefined}
      className={`group relative flex gap-x-2 px-3 max-sm:border-b max-sm:border-line max-sm:py-1 hover:bg-hover ${tints[level ?? ""] ?? ""} ${wraps ? "max-sm:flex-wrap" : "w-max min-w-full"}`}
    >
      {times && (
        <time dateTime={at} title={`${at.replace("T", " ").replace("Z", "")} UTC`} className="shrink-0 text-muted">
          {formatClock(at, zone)}
        </time>
      )}
      {task && <span className="shrink-0 text-muted max-sm:hidden">{task}</span>}
      <span className={`w-[5.5ch] shrink-0 truncate ${inks[level ?? ""] ?? "text-muted"}`}>{level}</span>
      <span
        className={`min-w-0 ${wraps ? "break-words whitespace-pre-wrap [overflow-wrap:anywhere] max-sm:basis-full" : "whitespace-pre"}`}
      >
        <Marked text={message} words={text} />
        {fields && (
          <span className="text-muted">
            {" "}
            <Marked text={fields} words={text} />
          </span>
        )}
      </span>
      {onCopy && (
        <button
          type="button"
          tabIndex={-1}
          onClick={() => onCopy(line)}
          className="absolute top-0 right-1 hidden size-5 place-items-center rounded bg-raised text-muted group-hover:grid hover:text-text"
        >
          <Icon name="copy" className="size-3.5" />
          <span className="sr-only">Copy this line</span>
        </button>
      )}
    </li>
  );
});
