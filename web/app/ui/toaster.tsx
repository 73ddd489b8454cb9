import { Link } from "@remix-run/react";
import type { Tone } from "./badge.tsx";
import { Icon } from "./icons.tsx";

export type Toast = { id: string; tone: Tone; text: string; to: string };

/** News from elsewhere in a corner. It stays until it is read or dismissed, and never takes the focus. */
export function Toaster({ toasts, onDismiss }: { toasts: Toast[]; onDismiss: (id: string) => void }) {
  return (
    <div role="status" className="fixed right-4 bottom-4 z-30 flex w-[min(22rem,calc(100vw-2rem))] flex-col gap-2">
      {toasts.map(({ id, tone, text, to }) => (
        <div
          key={id}
          className="flex items-center gap-2 rounded-lg border border-line bg-raised py-2 pr-1.5 pl-3 shadow-lg shadow-(color:--shadow)"
        >
          <Icon name={tone === "good" ? "check" : "alert"} className={tone === "good" ? "text-good" : "text-bad"} />
          <Link to={to} onClick={() => onDismiss(id)} className="min-w-0 flex-1 font-medium hover:underline">
            {text}
          </Link>
          <button
            type="button"
            onClick={() => onDismiss(id)}
            aria-label={`Dismiss: ${text}`}
            className="inline-flex size-7 items-center justify-center rounded-md text-muted hover:bg-hover"
          >
            <Icon name="cross" />
          </button>
        </div>
      ))}
    </div>
  );
}
