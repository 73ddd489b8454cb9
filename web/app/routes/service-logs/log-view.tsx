import { useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from "react";
import type { ShownLineFragment } from "../../gql/generated/graphql.ts";
import { Button } from "../../ui/button.tsx";
import { Icon } from "../../ui/icons.tsx";
import { Panel } from "../../ui/panel.tsx";
import { filterLines } from "./filter-lines.ts";
import { GapRow } from "./gap-row.tsx";
import { LineRow } from "./line-row.tsx";
import { LiveNote } from "./live-note.tsx";
import { LogToolbar, type View } from "./log-toolbar.tsx";
import { useLogLines } from "./use-log-lines.ts";
import { useNewestInView } from "./use-newest-in-view.ts";
import { writeLine } from "./write-line.ts";

type LogViewProps = {
  /** What the list is called. */
  label: string;
  read: readonly ShownLineFragment[];
  /** The service environment whose new lines are followed; `null` where none come any more. */
  follows: string | null;
  /** What to say while there is no line. */
  empty: string;
};

/** The lines of a service environment, and what comes after them. Without scripts it is a plain list of the last ones. */
export function LogView({ label, read, follows, empty }: LogViewProps) {
  const { shown, held, setPaused } = useLogLines(read, follows);
  const [view, setView] = useState<View>({ text: "", level: "", times: true, wraps: true });
  const [scripted, setScripted] = useState(false);
  useEffect(() => setScripted(true), []);

  // Whoever types must not wait for two thousand rows.
  const text = useDeferredValue(view.text);
  const lines = useMemo(() => filterLines(shown, { text, level: view.level }), [shown, text, view.level]);
  const list = useRef<HTMLDivElement>(null);
  const { isAtEnd, toEnd } = useNewestInView(list);
  const onCopy = useCallback((line: ShownLineFragment) => void navigator.clipboard.writeText(writeLine(line)), []);
  const zone = scripted ? undefined : "UTC";
  const copied = useCallback(() => lines.map(writeLine).join("\n"), [lines]);

  return (
    <Panel className="relative overflow-hidden">
      {scripted && (
        <LogToolbar
          view={view}
          onView={(change) => setView((before) => ({ ...before, ...change }))}
          held={held?.length ?? null}
          onPause={follows === null ? null : setPaused}
          copied={copied}
        />
      )}
      {/* A region that scrolls is reached by Tab, and its arrows scroll. It says nothing by itself: lines come too fast. */}
      <div
        ref={list}
        role="log"
        aria-label={label}
        aria-live="off"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: without it, keys could not scroll it.
        tabIndex={0}
        // Who reads above keeps their line when old ones go; at the end the browser must not hold on to one.
        className={`h-[calc(100dvh-22rem)] min-h-72 sm:h-[calc(100dvh-17.5rem)] overflow-auto py-1.5 font-mono text-xs leading-5 -outline-offset-2 ${isAtEnd ? "[overflow-anchor:none]" : ""}`}
      >
        <div>
          {lines.length > 0 ? (
            <ol>
              {lines.map((line) =>
                line.missingSince ? (
                  <GapRow key={line.id} line={line} since={line.missingSince} zone={zone} />
                ) : (
                  <LineRow
                    key={line.id}
                    line={line}
                    times={view.times}
                    wraps={view.wraps}
                    zone={zone}
                    text={text}
                    onCopy={scripted ? onCopy : null}
                  />
                ),
              )}
            </ol>
          ) : (
            <p className="px-3 py-2 font-sans text-base text-muted">
              {shown.length > 0 ? `None of the ${shown.length} lines fits the filter.` : empty}
            </p>
          )}
        </div>
      </div>
      {!isAtEnd && (
        <Button type="button" onClick={toEnd} className="absolute right-4 bottom-12 shadow-md">
          <Icon name="arrow" className="rotate-90" />
          To the newest
        </Button>
      )}
      <div className="flex min-h-9 flex-wrap items-center gap-x-4 border-t border-line px-3 py-1 text-sm text-muted">
        {follows !== null && <LiveNote isPaused={held !== null} scripted={scripted} />}
        <span className="ml-auto tabular-nums">
          {lines.length === shown.length ? `${shown.length} lines` : `${lines.length} of ${shown.length} lines`}
          {!scripted && ", times in UTC"}
        </span>
      </div>
    </Panel>
  );
}
