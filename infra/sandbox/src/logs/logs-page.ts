import { createHash } from "node:crypto";
import { ecsPage } from "../ecs/overview-page.ts";
import type { World } from "../ecs/world.ts";
import { escapeHtml } from "../github/pages/escape-html.ts";
import type { LogQuery, TaskLine } from "./log-line.ts";

/** Adds what comes after the page was made, and keeps the end in view for whoever is there already. */
const script = `
const lines = document.querySelector(".lines");
const address = new URL(location.href);
address.searchParams.set("since", lines.dataset.after);
// What was said in the page's last millisecond is told again.
let known = Number(lines.dataset.known);
const source = new EventSource(address);
source.onmessage = ({ data }) => {
  const { at, task, stream, message } = JSON.parse(data);
  if (at === Number(lines.dataset.after) && known-- > 0) return;
  const isAtEnd = innerHeight + scrollY >= document.body.scrollHeight - 40;
  const row = document.createElement("span");
  row.className = stream;
  const time = document.createElement("time");
  time.textContent = new Date(at).toISOString() + " " + task.slice(0, 8) + " ";
  row.append(time, message + "\\n");
  lines.append(row);
  document.querySelector(".none")?.remove();
  if (isAtEnd) scrollTo(0, document.body.scrollHeight);
};
// The browser comes back by itself with the address of the beginning, which would tell everything again.
source.onerror = () => { source.close(); setTimeout(() => location.reload(), 3000); };
scrollTo(0, document.body.scrollHeight);
`;

export const logsPagePolicy = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  `script-src 'sha256-${createHash("sha256").update(script).digest("base64")}'`,
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** The lines so far; the page's own script follows the rest. Without scripts it is reloaded by hand. */
export function logsPage(world: World, query: LogQuery, lines: readonly TaskLine[]): string {
  const { cluster, service, task } = query;
  const about = `?cluster=${encodeURIComponent(cluster)}&service=${encodeURIComponent(service)}`;
  const all = `<a href="${escapeHtml(about)}">all tasks</a>`;
  const tasks = world.logs.tasksOf(cluster, service).map((id) => {
    const name = `<code>${escapeHtml(id.slice(0, 8))}</code>`;
    return id === task ? name : `<a href="${escapeHtml(`${about}&task=${encodeURIComponent(id)}`)}">${name}</a>`;
  });
  const after = lines.at(-1)?.at ?? 0;
  const known = lines.filter(({ at }) => at === after).length;
  const none = lines.length === 0 ? `<p class="none quiet">Nothing has been said yet.</p>` : "";
  return ecsPage(
    `Logs of ${service}`,
    `<h1>Logs of ${escapeHtml(service)}</h1>
    <p class="quiet">${escapeHtml(cluster)} · ${task === undefined ? "all tasks" : all} ${tasks.join(" ")}</p>
    <div class="panel">${none}<pre class="lines" data-after="${after}" data-known="${known}">${lines.map(row).join("")}</pre></div>
    <script>${script}</script>`,
  );
}

function row({ at, task, stream, message }: TaskLine): string {
  const time = `<time>${new Date(at).toISOString()} ${escapeHtml(task.slice(0, 8))} </time>`;
  return `<span class="${stream}">${time}${escapeHtml(message)}\n</span>`;
}
