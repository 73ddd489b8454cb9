import type { Config } from "../config.ts";
import type { LoadedTemplate } from "../template/load-templates.ts";
import { renderTemplate } from "../template/render-template.ts";

/** Renders a golden path for a service: the plan shows, and the creation commits, exactly what this answers. */
export function renderService(
  config: Pick<Config, "http" | "github" | "platform">,
  template: LoadedTemplate,
  service: { name: string; description: string; owner: string; parameters: Record<string, unknown> },
): { path: string; contents: string }[] {
  return renderTemplate(template, {
    service: {
      name: service.name,
      description: service.description || template.title,
      owner: service.owner,
      repository: `${config.github.organization}/${service.name}`,
      url: `${config.http.publicUrl}/services/${service.name}`,
    },
    platform: { ...config.platform, url: `${config.github.url}/${config.platform.repository}` },
    parameters: service.parameters,
  });
}
