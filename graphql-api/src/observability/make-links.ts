import type { Environment } from "../environment/environment.entity.ts";
import type { Service } from "../service/service.entity.ts";
import { type LinkConfig, listLinks } from "./list-links.ts";
import { ObservabilityLink } from "./observability-link.entity.ts";

/** The links a service is born with. */
export function makeLinks(config: LinkConfig, service: Service, environments: Environment[]): ObservabilityLink[] {
  return listLinks(config, service.name, environments).map(
    ({ stage, ...link }) => new ObservabilityLink({ service, environment: stage, ...link }),
  );
}
