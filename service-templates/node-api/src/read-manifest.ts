import { readFileSync } from "node:fs";

export interface Manifest {
  /** Name of the service in the catalog. */
  service: string;
  /** Version of package.json. */
  version: string;
  /** The port the load balancer talks to. */
  port: number;
}

/** What the repository says of this service: waymark.json and package.json, which lie beside `dist`. */
export function readManifest(): Manifest {
  const descriptor = readJson("waymark.json");
  const manifest = readJson("package.json");
  return {
    service: String(descriptor.service),
    version: String(manifest.version),
    port: Number(descriptor.port),
  };
}

function readJson(file: string): Record<string, unknown> {
  return JSON.parse(readFileSync(new URL(`../${file}`, import.meta.url), "utf8"));
}
