import path from "node:path";
import type { EcsOptions } from "./options.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads what ECS is told through environment variables: SANDBOX_ECS_PORT, SANDBOX_LOAD_BALANCER_PORT, SANDBOX_IMAGES,
 * SANDBOX_TASK_ADDRESS and, shared with the sandbox's GitHub, SANDBOX_DATA and SANDBOX_HOST.
 * @returns null where there is no SANDBOX_ECS_PORT: no ECS is wanted.
 * @throws Error that lists every mistake, one a line.
 */
export function readEcsOptions(environment: Environment): EcsOptions | null {
  if (!environment.SANDBOX_ECS_PORT) return null;
  const data = path.resolve(environment.SANDBOX_DATA ?? ".");
  const names = ["SANDBOX_ECS_PORT", "SANDBOX_LOAD_BALANCER_PORT"];
  const mistakes = names.filter((name) => !isPort(environment[name] || "0"));
  if (mistakes.length > 0) throw new Error(mistakes.map((name) => `${name} must be a port, 0 to 65535`).join("\n"));
  return {
    dataDir: path.join(data, "ecs"),
    imagesDir: path.resolve(environment.SANDBOX_IMAGES || path.join(data, "images")),
    port: Number(environment.SANDBOX_ECS_PORT),
    loadBalancerPort: Number(environment.SANDBOX_LOAD_BALANCER_PORT || 4080),
    ...(environment.SANDBOX_HOST ? { host: environment.SANDBOX_HOST } : {}),
    ...(environment.SANDBOX_TASK_ADDRESS ? { taskAddress: environment.SANDBOX_TASK_ADDRESS } : {}),
  };
}

function isPort(value: string): boolean {
  return /^\d{1,5}$/.test(value) && Number(value) <= 65_535;
}
