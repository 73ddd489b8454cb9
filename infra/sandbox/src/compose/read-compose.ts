import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parse } from "yaml";

/** What is read of a service in a compose file. */
export interface ComposeService {
  image?: string;
  build?: { context: string; dockerfile?: string };
  environment?: Record<string, string>;
  ports?: string[];
  healthcheck?: unknown;
  restart?: string;
  network_mode?: string;
  depends_on?: Record<string, { condition: string }>;
  extends?: { file: string; service: string };
}

/** The services of a compose file, those it extends included, before variables are filled in. */
export function readCompose(file: string): Record<string, ComposeService> {
  const { services } = parse(readFileSync(file, "utf8")) as { services: Record<string, ComposeService> };
  return Object.fromEntries(Object.entries(services).map(([name, service]) => [name, extend(file, service)]));
}

function extend(file: string, service: ComposeService): ComposeService {
  if (service.extends === undefined) return service;
  const base = readCompose(join(dirname(file), service.extends.file))[service.extends.service];
  return { ...base, ...service, environment: { ...base?.environment, ...service.environment } };
}
