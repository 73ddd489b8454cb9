import { formatDuration } from "../../ui/format-duration.ts";
import { Icon } from "../../ui/icons.tsx";
import { type Sign, stepSigns } from "../../ui/status-badge.tsx";
import { type Step, spanOf, statusOfSteps } from "./group-steps.ts";
import { inks, StepRow } from "./step-row.tsx";

/** One job of the Actions run. It stands open while there is something to see: when it moves, and when it failed. */
export function JobGroup({ job, steps, now }: { job: string; steps: Step[]; now: number }) {
  const status = statusOfSteps(steps);
  const sign: Sign = stepSigns[status];
  const { startedAt, finishedAt } = spanOf(steps);
  const done = steps.filter((step) => step.status !== "PENDING" && step.status !== "RUNNING").length;
  const quiet = status === "SKIPPED" || status === "PENDING";

  return (
    <li data-job={job} data-status={status}>
      <details open={status === "RUNNING" || status === "WAITING" || status === "FAILED"} className="group">
        <summary className="flex min-h-11 list-none items-center gap-3 px-4 py-2 hover:bg-hover">
          <Icon name={sign.icon} className={`${inks[sign.tone]} ${sign.moving ? "spin" : ""}`} />
          <span className={`min-w-0 break-words ${quiet ? "text-muted" : "font-medium"}`}>
            <span className="font-normal text-muted">Job </span>
            {job}
            <span className="sr-only">, {sign.word}</span>
          </span>
          <span className="ml-auto flex items-center gap-3 text-sm whitespace-nowrap text-muted">
            <span className="max-sm:hidden">
              {quiet ? sign.word : `${done} of ${steps.length} ${steps.length === 1 ? "step" : "steps"}`}
            </span>
            {startedAt !== null && status !== "SKIPPED" && (
              <span suppressHydrationWarning className="tabular-nums">
                {formatDuration(startedAt, finishedAt, now)}
              </span>
            )}
            <Icon name="chevron" className="transition-transform group-open:rotate-90" />
          </span>
        </summary>
        <ol className="border-t border-line bg-sunken/50 pb-1">
          {steps.map((step) => (
            <StepRow key={step.id} step={step} now={now} />
          ))}
        </ol>
      </details>
    </li>
  );
}
