import { escapeHtml } from "../github/pages/escape-html.ts";
import { styles } from "../github/pages/styles.ts";
import { tasksOf } from "./rollout/reconcile-service.ts";
import { primaryOf, type Service } from "./state/service.ts";
import { isServing } from "./state/task.ts";
import type { World } from "./world.ts";

/** Every service that there is, where it answers and where its lines are. */
export function overviewPage(world: World): string {
  const services = [...world.services.values()].filter((one) => one.status !== "INACTIVE");
  const clusters = world.settings.environments.map(({ name, cluster }) => {
    const rows = services.filter((one) => one.cluster === cluster).map((one) => serviceRow(world, one, name));
    const list =
      rows.length > 0 ? `<ul class="rows">${rows.join("")}</ul>` : `<p class="panel quiet">Nothing runs here.</p>`;
    return `<h2>${escapeHtml(cluster)}</h2>${list}`;
  });
  return ecsPage("Services", `<h1>Services</h1>${clusters.join("")}`);
}

/** The address at which the load balancer answers for a service. */
export function serviceUrl({ settings }: World, service: string, environment: string): string {
  return `http://${service}.${environment}.${settings.domain}:${settings.loadBalancerPort}`;
}

/** A whole page around a body that is already HTML. @param home where the services are listed. */
export function ecsPage(title: string, body: string, home = "/"): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)} · Sandbox ECS</title>
<style>${styles}
.lines { white-space: pre-wrap; overflow-wrap: anywhere; }
.lines .stderr { color: var(--word); }
.lines .sandbox, .lines time { color: var(--quiet); }
</style>
</head>
<body>
<header><a href="${escapeHtml(home)}">Services</a> <span class="quiet">Sandbox ECS</span></header>
<main>
${body}
</main>
</body>
</html>
`;
}

function serviceRow(world: World, service: Service, environment: string): string {
  const healthy = tasksOf(world, service).filter(isServing).length;
  const { rolloutState } = primaryOf(service);
  const lines = `/_logs?cluster=${encodeURIComponent(service.cluster)}&service=${encodeURIComponent(service.name)}`;
  return `<li><span><a href="${escapeHtml(serviceUrl(world, service.name, environment))}"><strong>${escapeHtml(service.name)}</strong></a>
    <span class="tag">${rolloutState}</span><br>
    <span class="quiet">${healthy} of ${service.desiredCount} tasks healthy</span></span>
    <a href="${escapeHtml(lines)}">Logs</a></li>`;
}
