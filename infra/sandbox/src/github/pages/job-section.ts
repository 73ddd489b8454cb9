import type { Job, Step } from "../../actions/state/job.ts";
import { type LogLine, readLog } from "../../actions/state/log.ts";
import type { Run } from "../../actions/state/run.ts";
import { escapeHtml } from "./escape-html.ts";
import type { RepositoryView } from "./page-address.ts";
import { stateTag } from "./state-tag.ts";

const mostLines = 2000;

/** One job with its steps and their logs. On its own page a step is `#step:<number>:1`, as GitHub names it. */
export function jobSection({ world, repository }: RepositoryView, run: Run, job: Job, isAlone: boolean): string {
  const log = readLog(world, job.id);
  const page = `/${repository.fullName}/actions/runs/${run.id}/job/${job.id}`;
  const steps = job.steps.map((step) => {
    const anchor = isAlone ? `step:${step.number}:1` : `job-${job.id}-step-${step.number}`;
    const lines = log.filter((line) => line.step === step.number);
    return stepElement(step, lines, anchor);
  });
  const notes = job.annotations.map(
    ({ level, message }) => `<li><span>${escapeHtml(message)}</span> <span>${level}</span></li>`,
  );
  const environment = job.environment
    ? ` <span class="quiet">${escapeHtml(job.environment.name)} ${link(job.environment.url)}</span>`
    : "";
  return `<section id="job-${job.id}"><h2><a href="${page}">${escapeHtml(job.name)}</a> ${stateTag(job)}${environment}
    <a class="quiet" href="${page}/log.txt">raw log</a></h2>
    ${notes.length > 0 ? `<ul class="rows">${notes.join("")}</ul>` : ""}${steps.join("")}</section>`;
}

function stepElement(step: Step, lines: readonly LogLine[], anchor: string): string {
  const isInteresting = step.conclusion === "failure" || step.status === "in_progress";
  const shown = lines.slice(-mostLines).map(lineElement).join("\n");
  const left = lines.length > mostLines ? `(the first ${lines.length - mostLines} lines are in the raw log)\n` : "";
  return `<details class="step" id="${anchor}"${isInteresting ? " open" : ""}>
    <summary>${escapeHtml(step.name)} ${stateTag(step)} <span class="quiet">${duration(step)}</span></summary>
    <pre class="log">${left}${shown}</pre></details>`;
}

function lineElement({ at, line }: LogLine): string {
  return `<span class="quiet">${new Date(at).toISOString().slice(11, 23)}</span> ${escapeHtml(line)}`;
}

function duration({ startedAt, completedAt }: Step): string {
  if (startedAt === null) return "";
  return `${(((completedAt ?? Date.now()) - startedAt) / 1000).toFixed(1)} s`;
}

function link(url: string): string {
  if (!/^https?:\/\//.test(url)) return "";
  return `<a href="${escapeHtml(url)}">${escapeHtml(url)}</a>`;
}
