import { useNavigate } from "@remix-run/react";
import { useEffect } from "react";
import type { RunProgressFragment } from "../../gql/generated/graphql.ts";
import { ButtonLink } from "../../ui/button.tsx";
import { runSigns, StatusBadge } from "../../ui/status-badge.tsx";

/** How long the good news stays, in milliseconds, before the page moves on to the service. */
const savour = 1_500;

type RunStoryProps = {
  run: RunProgressFragment;
  /** The run as the page was opened: only who saw it unfinished is taken to its end. */
  watched: RunProgressFragment;
  name: string;
};

/** The whole run in one line: how far it is, what it waits for, how it ended. */
export function RunStory({ run, watched, name }: RunStoryProps) {
  const { kind, status, steps, waitingUntil, error } = run;
  const done = steps.filter(
    (step) => step.status === "SUCCEEDED" || step.status === "SKIPPED" || step.status === "UNDONE",
  );
  const current = steps.find(
    (step) => step.status === "RUNNING" || step.status === "WAITING" || step.status === "FAILED",
  );
  const ready = kind !== "UNDO_CREATION" && status === "SUCCEEDED";
  useMoveOn(ready && watched.status !== "SUCCEEDED", `/services/${name}`);

  return (
    <div className="mb-4 flex flex-wrap items-center gap-x-3 gap-y-2">
      <StatusBadge sign={runSigns[status]} />
      <p role="status" className="min-w-0">
        {sentence(run, name, done.length)}
        {status === "RUNNING" && current && <span className="text-muted"> · {current.title}</span>}
        {waitingUntil && status === "WAITING" && (
          <>
            {" "}
            Goes on at <time dateTime={waitingUntil}>{new Date(waitingUntil).toISOString().slice(11, 19)} UTC</time>.
          </>
        )}
      </p>
      {error && status === "FAILED" && current?.message !== error && <p className="w-full text-bad">{error}</p>}
      {ready && (
        <ButtonLink to={`/services/${name}`} look="primary" className="ml-auto">
          Open {name}
        </ButtonLink>
      )}
      {kind === "UNDO_CREATION" && status === "SUCCEEDED" && (
        <ButtonLink to="/services" look="primary" className="ml-auto">
          To the services
        </ButtonLink>
      )}
    </div>
  );
}

function sentence({ kind, status, steps }: RunProgressFragment, name: string, done: number): string {
  const again = kind === "ARCHIVE_SERVICE" ? " Archive it again on its page to go on from there." : "";
  if (status === "FAILED") return `Stopped after ${done} of ${steps.length} steps.${again}`;
  if (status === "CANCELLED") return "Cancelled.";
  if (status === "WAITING") return `${done} of ${steps.length} steps done, waiting.`;
  if (status !== "SUCCEEDED") return `${done} of ${steps.length} steps done`;
  if (kind === "ARCHIVE_SERVICE") return `${name} is archived. Its history stays.`;
  return kind === "UNDO_CREATION" ? `${name} is undone. Nothing of it is left.` : `${name} is ready.`;
}

function useMoveOn(when: boolean, path: string): void {
  const navigate = useNavigate();
  useEffect(() => {
    if (!when) return;
    const timer = setTimeout(() => navigate(path, { replace: true }), savour);
    return () => clearTimeout(timer);
  }, [when, path, navigate]);
}
