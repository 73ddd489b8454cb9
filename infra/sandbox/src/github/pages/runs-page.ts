import { listRuns, type Run, refName } from "../../actions/state/run.ts";
import type { Repository } from "../state/repository.ts";
import { escapeHtml } from "./escape-html.ts";
import { layout } from "./layout.ts";
import type { RepositoryView } from "./page-address.ts";
import { repositoryHeader } from "./repository-header.ts";
import { stateTag } from "./state-tag.ts";
import { timeElement } from "./time-element.ts";

const size = 50;

/** The Actions tab: the runs of a repository, newest first. */
export function runsPage({ world, repository, page }: RepositoryView): string {
  const runs = listRuns(world, repository.id);
  const shown = runs.slice((page - 1) * size, page * size);
  const rows = shown.map((run) => `<li>${runLine(repository, run)}</li>`);
  const neighbours = [
    ...(page > 1 ? [`<a href="?page=${page - 1}">Newer</a>`] : []),
    ...(page * size < runs.length ? [`<a href="?page=${page + 1}">Older</a>`] : []),
  ];
  const list = rows.length > 0 ? `<ul class="rows">${rows.join("")}</ul>` : "<p>No workflow has run yet.</p>";
  return layout(
    `Actions of ${repository.fullName}`,
    `${repositoryHeader(repository, repository.defaultBranch)}
    <h2>Workflow runs</h2>${list}<p>${neighbours.join(" · ")}</p>`,
  );
}

function runLine(repository: Repository, run: Run): string {
  return `<span><a href="/${repository.fullName}/actions/runs/${run.id}"><strong>${escapeHtml(run.title)}</strong></a><br>
    <span class="quiet">${escapeHtml(run.workflowName)} #${run.number} · ${run.event} · ${escapeHtml(refName(run))} ·
    ${timeElement(run.createdAt)} by ${escapeHtml(run.actor.login)}</span></span>
    ${stateTag(run)}`;
}
