import { Button } from "../../ui/button.tsx";
import { CopyButton } from "../../ui/copy-button.tsx";
import { controlLook } from "../../ui/field.tsx";
import { Icon } from "../../ui/icons.tsx";
import { type LineFilter, levels } from "./filter-lines.ts";

export type View = LineFilter & { times: boolean; wraps: boolean };

type LogToolbarProps = {
  view: View;
  onView: (change: Partial<View>) => void;
  /** How many lines came since it was paused; `null` while it is not. */
  held: number | null;
  /** Absent where nothing comes any more. */
  onPause: ((paused: boolean) => void) | null;
  /** What is shown, as text. */
  copied: () => string;
};

/** What can be done with lines: narrow them down, hold them, dress them, take them along. */
export function LogToolbar({ view, onView, held, onPause, copied }: LogToolbarProps) {
  return (
    <div role="toolbar" aria-label="Lines" className="flex flex-wrap items-center gap-2 border-b border-line px-3 py-2">
      <div className="relative min-w-40 flex-1 max-sm:basis-full">
        <Icon name="search" className="absolute top-2.5 left-2.5 text-muted" />
        <input
          type="search"
          aria-label="Filter the lines"
          placeholder="Filter the lines"
          value={view.text}
          onChange={(event) => onView({ text: event.target.value })}
          autoComplete="off"
          spellCheck={false}
          className={`${controlLook} w-full pl-8`}
        />
      </div>
      <select
        aria-label="Level"
        value={view.level}
        onChange={(event) => onView({ level: event.target.value })}
        className={`${controlLook} max-sm:flex-1`}
      >
        <option value="">All levels</option>
        {levels.slice(1).map((level) => (
          <option key={level} value={level}>
            {level === "fatal" ? "fatal" : `${level} and worse`}
          </option>
        ))}
      </select>
      <Toggle label="Times" isOn={view.times} onChange={(times) => onView({ times })} />
      <Toggle label="Wrap" isOn={view.wraps} onChange={(wraps) => onView({ wraps })} />
      <CopyButton text={copied}>Copy</CopyButton>
      {onPause && (
        <Button type="button" look={held === null ? "plain" : "primary"} onClick={() => onPause(held === null)}>
          <Icon name={held === null ? "pause" : "play"} />
          {held === null ? "Pause" : `Resume${held > 0 ? ` · ${held} new ${held === 1 ? "line" : "lines"}` : ""}`}
        </Button>
      )}
    </div>
  );
}

function Toggle({ label, isOn, onChange }: { label: string; isOn: boolean; onChange: (on: boolean) => void }) {
  return (
    <label className="inline-flex min-h-8 items-center gap-1.5">
      <input
        type="checkbox"
        checked={isOn}
        onChange={(event) => onChange(event.target.checked)}
        className="size-4 accent-accent-fill"
      />
      {label}
    </label>
  );
}
