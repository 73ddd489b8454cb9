import { ExternalLink } from "./external-link.tsx";
import { formatDuration } from "./format-duration.ts";
import { Icon } from "./icons.tsx";
import { type Sign, StatusBadge, stepSigns } from "./status-badge.tsx";
import { useNow } from "./use-now.ts";

export type ShownStep = {
  id: string;
  title: string;
  status: keyof typeof stepSigns;
  startedAt: string | null;
  finishedAt: string | null;
  attempts: number;
  message: string | null;
  url: string | null;
};

const inks = { good: "text-good", busy: "text-busy", warn: "text-warn", bad: "text-bad", idle: "text-muted" };

/** The steps of a run in order, each with its state, its time and what it has to say. */
export function RunSteps({ steps }: { steps: ShownStep[] }) {
  const moving = steps.some(({ status }) => status === "RUNNING");
  const now = useNow(moving ? 500 : null);
  return (
    <ol className="divide-y divide-line">
      {steps.map((step) => (
        <Step key={step.id} step={step} now={now} />
      ))}
    </ol>
  );
}

function Step({ step, now }: { step: ShownStep; now: number }) {
  const { title, status, startedAt, finishedAt, attempts, message, url } = step;
  const sign: Sign = stepSigns[status];
  return (
    <li data-step={title} data-status={status} className="flex gap-3 px-4 py-3">
      <Icon name={sign.icon} className={`mt-0.5 ${inks[sign.tone]} ${sign.moving ? "spin" : ""}`} />
      <div className="min-w-0 flex-1">
        <p className={status === "PENDING" ? "text-muted" : "font-medium"}>{title}</p>
        {url ? (
          <ExternalLink href={url} className="mt-0.5 text-sm">
            {message ?? "Open"}
          </ExternalLink>
        ) : (
          message && <p className="mt-0.5 text-sm break-words text-muted">{message}</p>
        )}
      </div>
      <div className="flex flex-col items-end gap-1 text-sm whitespace-nowrap text-muted">
        <StatusBadge sign={sign} />
        <span>
          {attempts > 1 && `${attempts} attempts · `}
          {startedAt && (
            <span suppressHydrationWarning className="tabular-nums">
              {formatDuration(startedAt, finishedAt, now)}
            </span>
          )}
        </span>
      </div>
    </li>
  );
}
