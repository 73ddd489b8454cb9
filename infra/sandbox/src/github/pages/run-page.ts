import { createHash } from "node:crypto";
import { findJob, type Job, listJobs } from "../../actions/state/job.ts";
import { findRun, type Run, refName } from "../../actions/state/run.ts";
import { html, type Reply, text } from "../http/reply.ts";
import { jobLogText } from "../rest/run-routes.ts";
import { escapeHtml } from "./escape-html.ts";
import { jobSection } from "./job-section.ts";
import { layout } from "./layout.ts";
import type { RepositoryView } from "./page-address.ts";
import { repositoryHeader } from "./repository-header.ts";
import { stateTag } from "./state-tag.ts";
import { timeElement } from "./time-element.ts";

/** Reads the page again when there is news; open steps stay open. Without JavaScript a reload shows the same. */
const script = `
const root = document.querySelector("main");
const news = new EventSource(root.querySelector("[data-live]").dataset.live);
news.onmessage = async ({ data }) => {
  if (data !== "changed") return;
  const page = new DOMParser().parseFromString(await (await fetch(location.href)).text(), "text/html");
  const open = new Map([...root.querySelectorAll("details")].map((one) => [one.id, one.open]));
  for (const one of page.querySelectorAll("details")) if (open.get(one.id)) one.open = true;
  root.replaceChildren(...page.querySelector("main").childNodes);
};
`;
const scriptHash = createHash("sha256").update(script).digest("base64");

/** A run with its jobs, steps and logs, or one job of it; null when there is none. */
export function runPage(view: RepositoryView, id: string, jobId: string | null): Reply | null {
  const { world, repository } = view;
  const run = findRun(world, Number(id));
  if (!run || run.repository !== repository.id) return null;
  const job = jobId === null ? null : findJob(world, Number(jobId));
  if (jobId !== null && job?.run !== run.id) return null;
  const jobs = job ? [job] : listJobs(world, run);
  const sections = jobs.map((one) => jobSection(view, run, one, job !== null));
  const page = layout(
    run.title,
    `${repositoryHeader(repository, repository.defaultBranch)}${heading(view, run)}
    ${sections.join("")}${summaries(jobs)}`,
  );
  const reply = html(
    200,
    run.status === "completed" ? page : page.replace("</body>", `<script>${script}</script></body>`),
  );
  const policy = `${reply.headers["content-security-policy"]}; script-src 'sha256-${scriptHash}'; connect-src 'self'`;
  return { ...reply, headers: { ...reply.headers, "content-security-policy": policy } };
}

/** The whole log of a job as text; null when there is no such job. */
export function jobLog({ world, repository }: RepositoryView, id: string): Reply | null {
  const job = findJob(world, Number(id));
  if (!job || findRun(world, job.run)?.repository !== repository.id) return null;
  return text(200, jobLogText(world, job.id));
}

function heading({ repository }: RepositoryView, run: Run): string {
  const home = `/${repository.fullName}`;
  const complaint = run.complaint ? `<div class="panel"><pre>${escapeHtml(run.complaint)}</pre></div>` : "";
  return `<h2 data-live="${home}/actions/runs/${run.id}/live">${escapeHtml(run.title)} ${stateTag(run)}</h2>
    <p class="quiet">${escapeHtml(run.workflowName)} #${run.number}, attempt ${run.attempt} · ${run.event} ·
    ${escapeHtml(refName(run))} · <a href="${home}/commit/${run.sha}"><code>${run.sha.slice(0, 7)}</code></a> ·
    ${timeElement(run.startedAt)} by ${escapeHtml(run.actor.login)} · <a href="${home}/actions/runs/${run.id}">all jobs</a></p>${complaint}`;
}

function summaries(jobs: readonly Job[]): string {
  return jobs
    .filter((job) => job.summary !== "")
    .map(
      (job) =>
        `<h2>Summary of ${escapeHtml(job.name)}</h2><div class="panel"><pre>${escapeHtml(job.summary)}</pre></div>`,
    )
    .join("");
}
