import { spawn } from "node:child_process";
import { once } from "node:events";

/** An AWS that remembers what it is told and starts nothing. */
export interface Emulator {
  /** With a number for its host: buckets become host names in front of a name. */
  url: string;
  stop(): Promise<void>;
}

/**
 * Starts moto on a free port of this machine.
 *
 * @param program path of its `moto_server`.
 * @param runningTasks how many tasks it says are running, of every ECS service.
 * @throws Error with its words when it ends at once.
 */
export async function startMoto(program: string, runningTasks: number): Promise<Emulator> {
  const moto = spawn(program, ["-H", "127.0.0.1", "-p", "0"], {
    env: {
      ...process.env,
      MOTO_IAM_LOAD_MANAGED_POLICIES: "true",
      MOTO_ECS_SERVICE_RUNNING: String(runningTasks),
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = once(moto, "exit");
  let said = "";
  const url = new Promise<string>((start) => {
    for (const stream of [moto.stdout, moto.stderr]) {
      stream.setEncoding("utf8").on("data", (text: string) => {
        if (said.length > 10_000) return;
        said += text;
        const found = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0];
        if (found !== undefined) start(found);
      });
    }
  });
  const isUp = await Promise.race([url.then(() => true), ended.then(() => false)]);
  if (!isUp) throw new Error(`moto ended before it listened: ${said}`);
  return {
    url: await url,
    stop: async () => {
      moto.kill();
      await ended;
    },
  };
}
