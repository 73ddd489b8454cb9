import type { Ecs } from "../adapters/ecs/ecs.ts";
import type { Platform } from "../context.ts";
import { shareRunning } from "../identity/share-running.ts";
import { LateError, withinTime } from "../identity/within-time.ts";
import type { PlacedTask } from "./label-tasks.ts";
import { listTargets } from "./list-targets.ts";
import { type Cluster, readClusters } from "./read-clusters.ts";
import type { Target } from "./target.ts";

/** What is to be scraped, for whoever asks and however often. */
export interface Targets {
  /** Null when nobody can tell: ECS or the database does not answer, and what it said last is too old. */
  list(): Promise<Target[] | null>;
}

const FRESH_MS = 2_000;
/** A large list is not read again and again: at most a quarter of the time somebody is reading. */
const REST = 3;
/** Prometheus waits for five seconds, and a list that is a little older is as good. */
const PATIENCE_MS = 3_000;
/** Tasks come and go: older news of them is none. */
const OLDEST_MS = 10 * 60_000;

/** Reads which tasks run from ECS, clusters side by side. A cluster that does not answer is told as it was, for a while. */
export function openTargets(platform: Pick<Platform, "pool" | "log" | "ecs">, freshMs = FRESH_MS): Targets {
  const { pool, log, ecs } = platform;
  if (!ecs) return { list: async () => [] };
  const seen = new Map<string, { tasks: PlacedTask[]; at: number }>();
  let known: { targets: Target[]; at: number; freshUntil: number } | null = null;
  let isTold = false;

  async function readTasks(it: Ecs, clusters: Cluster[]): Promise<{ tasks: PlacedTask[]; failure: unknown }> {
    const asked = clusters.map(async ({ region, cluster }) => {
      const key = `${region} ${cluster}`;
      try {
        const tasks = (await it.listTasks({ region, cluster })).map((task) => ({ region, cluster, task }));
        seen.set(key, { tasks, at: performance.now() });
        return { tasks, failure: null };
      } catch (failure) {
        const last = seen.get(key);
        const tasks = last && performance.now() - last.at < OLDEST_MS ? last.tasks : [];
        return { tasks, failure };
      }
    });
    const answers = await Promise.all(asked);
    const failed = answers.filter(({ failure }) => failure !== null);
    if (failed.length > 0 && failed.length === answers.length) throw failed[0]?.failure;
    return { tasks: answers.flatMap(({ tasks }) => tasks), failure: failed[0]?.failure ?? null };
  }

  /** Once for an outage, not with every question. */
  function tell(failure: unknown): void {
    if (failure && !isTold) log.warn({ err: failure }, "not all tasks that run could be read; what is known is told");
    isTold = failure !== null;
  }

  const read = shareRunning(async () => {
    const from = performance.now();
    const { tasks, failure } = await readTasks(ecs, await readClusters({ pool }));
    const { targets, failure: without } = await listTargets({ pool, ecs }, tasks);
    tell(failure ?? without);
    const at = performance.now();
    known = { targets, at, freshUntil: at + Math.max(freshMs, REST * (at - from)) };
  });

  return {
    async list() {
      if (known && known.freshUntil > performance.now()) return known.targets;
      await withinTime(PATIENCE_MS, read()).catch((error: unknown) => {
        if (!(error instanceof LateError)) tell(error);
      });
      return known && performance.now() - known.at < OLDEST_MS ? known.targets : null;
    },
  };
}
