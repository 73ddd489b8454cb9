import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { Cleanups } from "../cleanups.ts";
import type { Job, JobResult } from "../load-main.ts";

/** Puts load on a server from a process of its own. One job at a time. */
export type Load = (job: Job) => Promise<JobResult>;

export function startLoad(cleanups: Cleanups): Load {
  const child = fork(join(import.meta.dirname, "../load-main.ts"));
  cleanups.add(() => child.kill());
  return async (job) => {
    child.send(job);
    const [{ result, error }] = (await once(child, "message")) as [{ result?: JobResult; error?: string }];
    if (result) return result;
    throw new Error(error);
  };
}
