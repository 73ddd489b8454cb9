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

/**
 * Where tasks with an address of their own listen, by task definition; those without a port and those not known yet are
 * left out. A task definition never changes, so that each is asked about once and for all processes.
 */
export async function findPorts(
  { pool, ecs }: { pool: Pool; ecs: Ecs },
  placed: readonly PlacedTask[],
): Promise<Map<string, number>> {
  const regions = new Map(placed.map(({ region, task }) => [task.taskDefinition, region]));
  if (regions.size === 0) return new Map();
  const { rows } = await pool.query<{ task_definition: string; port: number | null }>({
    name: "container-ports",
    text: KNOWN,
    values: [[...regions.keys()]],
  });
  const ports = new Map(rows.map(({ task_definition, port }) => [task_definition, port]));
  const unknown = [...regions].filter(([arn]) => !ports.has(arn)).slice(0, AT_ONCE);
  await Promise.all(
    unknown.map(async ([arn, region]) => {
      const port = (await ecs.describeTaskDefinition({ region, arn }))?.port ?? null;
      await pool.query({ name: "keep-port", text: KEEP, values: [arn, port] });
      ports.set(arn, port);
    }),
  );
  return new Map([...ports].filter((known): known is [string, number] => known[1] !== null));
}
