import { setTimeout as sleep } from "node:timers/promises";
import type { Api } from "../world/keep-world.ts";
import { readMetric } from "../world/read-metric.ts";

export interface Memory {
  /** Bytes the operating system has given to the process. */
  resident: number;
  /** Bytes in use on the heap of JavaScript and in buffers beside it. */
  used: number;
}

/** What an API process holds once its garbage is collected: the least of a few looks. */
export async function readMemory(api: Api): Promise<Memory> {
  const looks: Memory[] = [];
  for (let look = 0; look < 4; look += 1) {
    api.process.kill("SIGUSR2");
    await sleep(250);
    looks.push(await lookAt(api.url));
  }
  return {
    resident: Math.min(...looks.map(({ resident }) => resident)),
    used: Math.min(...looks.map(({ used }) => used)),
  };
}

async function lookAt(url: string): Promise<Memory> {
  return {
    resident: await readMetric(url, "process_resident_memory_bytes"),
    used:
      (await readMetric(url, "nodejs_heap_size_used_bytes")) + (await readMetric(url, "nodejs_external_memory_bytes")),
  };
}
