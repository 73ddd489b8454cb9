import { freePort } from "../../postgres/free-port.ts";
import type { World } from "../world.ts";

/** A free port that no other task was given, not even one that has yet to listen. */
export async function takePort(world: World): Promise<number> {
  for (;;) {
    const port = await freePort();
    const isGiven = [...world.tasks.values()].some((task) => task.port === port && task.lastStatus !== "STOPPED");
    if (!isGiven) return port;
  }
}
