import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { World } from "../world/keep-world.ts";

export interface HandWritten {
  port: number;
  /** The seconds of processor time that its process has used so far. */
  readProcessorSeconds(): Promise<number>;
}

/** Starts the hand-written handler in a process of its own, on the database of the world. */
export async function startHandWritten({ cleanups, databaseUrl }: World): Promise<HandWritten> {
  const child = fork(join(import.meta.dirname, "../hand-written-main.ts"), {
    env: { ...process.env, DATABASE_URL: databaseUrl },
  });
  cleanups.add(() => child.kill());
  const [port] = (await once(child, "message")) as [number];
  return {
    port,
    readProcessorSeconds: async () => {
      child.send("How much processor time?");
      const [seconds] = (await once(child, "message")) as [number];
      return seconds;
    },
  };
}
