import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { buildOnce } from "./build-once.ts";
import { type Caller, createCaller } from "./caller.ts";
import type { KillPoint } from "./killable-main.ts";

/** An API in a process of its own: one that can really die. */
export interface ApiProcess extends Caller {
  /** Ends when the process has. */
  dead: Promise<void>;
  /** kill -9; ends when the process has. */
  kill(): Promise<void>;
}

/** Starts the compiled platform with these variables; it dies by itself where `killAt` says. */
export async function startApiProcess(environment: Record<string, string>, killAt?: KillPoint): Promise<ApiProcess> {
  const child = fork(await buildOnce(), {
    env: { PATH: process.env.PATH, ...environment, ...(killAt && { KILL_AT: JSON.stringify(killAt) }) },
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  const dead = once(child, "exit").then(() => {});
  const port = await Promise.race([readPort(child), dead.then(() => null)]);
  // It can find its point before anybody could speak to it: there is work from the first moment on.
  const caller = createCaller(`http://127.0.0.1:${port ?? 0}`);
  return {
    ...caller,
    dead,
    kill: () => {
      child.kill("SIGKILL");
      return dead;
    },
  };
}

async function readPort(child: ChildProcess): Promise<number> {
  const [{ port }] = (await once(child, "message")) as [{ port: number }];
  return port;
}
