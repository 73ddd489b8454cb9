import type { ServerResponse } from "node:http";
import { ecsPage } from "../ecs/overview-page.ts";
import type { World } from "../ecs/world.ts";
import { escapeHtml } from "../github/pages/escape-html.ts";

/** Why the load balancer itself answers. */
export interface LoadBalancerRefusal {
  readonly status: number;
  readonly title: string;
  readonly sentence: string;
  readonly details?: readonly string[];
  readonly links?: readonly string[];
}

/** A page that says it to a person; nothing in it comes from a service. */
export function refuse(world: World | null, response: ServerResponse, refusal: LoadBalancerRefusal): void {
  const { status, title, sentence, details = [], links = [] } = refusal;
  const items = [
    ...details.map((text) => `<li>${escapeHtml(text)}</li>`),
    ...links.map((url) => `<li><a href="${escapeHtml(url)}">${escapeHtml(url)}</a></li>`),
  ];
  const home = world ? `http://localhost:${world.settings.port}/` : "/";
  const list = items.length > 0 ? `<ul class="rows">${items.join("")}</ul>` : "";
  const body = ecsPage(title, `<h1>${status} ${escapeHtml(title)}</h1><p>${escapeHtml(sentence)}</p>${list}`, home);
  response.writeHead(status, {
    "content-type": "text/html; charset=utf-8",
    "content-length": Buffer.byteLength(body),
    "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'",
    "cache-control": "no-store",
    ...(status === 503 ? { "retry-after": "1" } : {}),
  });
  response.end(response.req.method === "HEAD" ? undefined : body);
}
