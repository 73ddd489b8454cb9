import { ExternalLink } from "../../ui/external-link.tsx";
import { formatDuration } from "../../ui/format-duration.ts";
import { Icon } from "../../ui/icons.tsx";
import { type Sign, stepSigns } from "../../ui/status-badge.tsx";
import type { Step } from "./group-steps.ts";

export const inks = { good: "text-good", busy: "text-busy", warn: "text-warn", bad: "text-bad", idle: "text-muted" };

type StepRowProps = {
  step: Step;
  now: number;
  /** Does it stand for itself, and not inside a job? */
  large?: boolean;
};

/** One step: how it stands, what it says, how long it took, and where its log is. */
export function StepRow({ step, now, large = false }: StepRowProps) {
  const { title, status, startedAt, finishedAt, attempts, message, url } = step;
  const sign: Sign = stepSigns[status];
  const quiet = status === "PENDING" || status === "SKIPPED";
  return (
    <li
      data-step={title}
      data-status={status}
      className={`flex items-start gap-3 px-4 ${large ? "py-3" : "py-1.5 text-sm sm:pl-11"}`}
    >
      <Icon name={sign.icon} className={`mt-1 ${inks[sign.tone]} ${sign.moving ? "spin" : ""}`} />
      <div className="min-w-0 flex-1">
        <p className={`leading-6 break-words ${quiet ? "text-muted" : large ? "font-medium" : ""}`}>
          {step.job === title && <span className="font-normal text-muted">Job </span>}
          {title}
          <span className="sr-only">, {sign.word}</span>
        </p>
        {message && (
          <p className={`text-sm break-words ${status === "FAILED" ? "text-bad" : "text-muted"}`}>{message}</p>
        )}
      </div>
      <div className="flex min-h-6 items-center gap-3 text-sm whitespace-nowrap text-muted">
        {attempts > 1 && <span>{attempts} attempts</span>}
        {status === "SKIPPED" && <span aria-hidden="true">Skipped</span>}
        {startedAt !== null && status !== "SKIPPED" && (
          <span suppressHydrationWarning className="tabular-nums">
            {formatDuration(startedAt, finishedAt, now)}
          </span>
        )}
        {/* What has not begun has written nothing yet. */}
        {url !== null && status !== "PENDING" && (
          <ExternalLink href={url}>
            {step.job === null ? "GitHub" : "Log"}
            <span className="sr-only"> of {title}</span>
          </ExternalLink>
        )}
      </div>
    </li>
  );
}
