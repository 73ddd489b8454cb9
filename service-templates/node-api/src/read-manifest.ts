import { readFileSync } from "node:fs";

export interface Manifest {
  /** Name of the service in the catalog. */
  service: string;
  /** Version of package.json. */
  version: string;
  /** The port the load balancer talks to. */
  port: number;
  /** What one task may use: virtual CPUs, and bytes of memory. */
  cpuCores: number;
  memoryBytes: number;
  /** The share of requests that shall not fail, 0 to 1. */
  availabilityObjective: number;
}

/** What the repository says of this service: waymark.json and package.json, which lie beside `dist`. */
export function readManifest(): Manifest {
  const descriptor = readJson("waymark.json");
  const manifest = readJson("package.json");
  return {
    service: String(descriptor.service),
    version: String(manifest.version),
    port: Number(descriptor.port),
    // ECS counts 1024 units to a virtual CPU, and memory in MiB.
    cpuCores: Number(descriptor.cpu) / 1024,
    memoryBytes: Number(descriptor.memory) * 1024 ** 2,
    // 99.9 / 100 is 0.9990000000000001 in binary fractions.
    availabilityObjective: Number((Number(descriptor.availabilityObjective) / 100).toFixed(6)),
  };
}

function readJson(file: string): Record<string, unknown> {
  return JSON.parse(readFileSync(new URL(`../${file}`, import.meta.url), "utf8"));
}
