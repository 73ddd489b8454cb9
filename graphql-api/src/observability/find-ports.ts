import type { Pool } from "pg";
import type { Ecs } from "../adapters/ecs/ecs.ts";
import type { PlacedTask } from "./label-tasks.ts";

/**
 * So many task definitions are asked about at a time: AWS allows an account few such calls a second, deployments' own ones
 * included. What is left is asked the next time.
 */
const AT_ONCE = 50;

const KNOWN = "select task_definition, port from container_ports where task_definition = any($1)";
const KEEP = "insert into container_ports (task_definition, port) values ($1, $2) on conflict do nothing";

export interface FoundPorts {
  /** By task definition; those without a port and those not known yet are left out. */
  ports: Map<string, number>;
  /** Why ECS did not tell one of them, which is asked for again the next time; null when it told all. */
  failure: unknown;
}

/**
 * Where tasks with an address of their own listen. A task definition never changes, so that each is asked about once and
 * for all processes.
 */
export async function findPorts(
  { pool, ecs }: { pool: Pool; ecs: Ecs },
  placed: readonly PlacedTask[],
): Promise<FoundPorts> {
  const regions = new Map(placed.map(({ region, task }) => [task.taskDefinition, region]));
  if (regions.size === 0) return { ports: new Map(), failure: null };
  const { rows } = await pool.query<{ task_definition: string; port: number | null }>({
    name: "container-ports",
    text: KNOWN,
    values: [[...regions.keys()]],
  });
  const ports = new Map(rows.map(({ task_definition, port }) => [task_definition, port]));
  const unknown = [...regions].filter(([arn]) => !ports.has(arn)).slice(0, AT_ONCE);
  const asked = unknown.map(async ([arn, region]) => {
    const port = (await ecs.describeTaskDefinition({ region, arn }))?.port ?? null;
    await pool.query({ name: "keep-port", text: KEEP, values: [arn, port] });
    ports.set(arn, port);
  });
  // One that ECS does not tell keeps nobody from the others.
  const failed = (await Promise.allSettled(asked)).find((one) => one.status === "rejected");
  const known = [...ports].filter((one): one is [string, number] => one[1] !== null);
  return { ports: new Map(known), failure: failed?.reason ?? null };
}
