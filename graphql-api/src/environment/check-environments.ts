import { setTimeout as pause } from "node:timers/promises";
import type { Ecs } from "../adapters/ecs/ecs.ts";
import type { Platform } from "../context.ts";
import { judgeHealth } from "./judge-health.ts";
import { readWatchedPlaces } from "./read-watched-places.ts";
import { type Health, recordHealth } from "./record-health.ts";
import type { WatchedPlace } from "./watched-place.ts";

/** Places in one region and cluster that are asked about together: DescribeServices takes ten at a time. */
const AT_ONCE = 100;
/**
 * AWS limits the calls of an account in a region, deployments' own ones included, so that they are spread: this long for
 * each place, ten calls a second (https://docs.aws.amazon.com/AmazonECS/latest/APIReference/request-throttling.html).
 */
const SPREAD_MS = 10;

/**
 * Asks ECS once about every service that was ever deployed, and records what has changed. Where ECS does not answer, what
 * is known stays; `failed` hears of that.
 */
export async function checkEnvironments(
  platform: Pick<Platform, "pool"> & { ecs: Ecs },
  signal: AbortSignal,
  failed: (cluster: string, error: unknown) => void,
): Promise<void> {
  for (const places of inBatches(await readWatchedPlaces(platform))) {
    if (signal.aborted) return;
    const [{ cluster }] = places;
    const told = await askEcs(platform.ecs, places).catch((error: unknown) => failed(cluster, error));
    if (told) await recordHealth(platform, told);
    await pause(SPREAD_MS * places.length, undefined, { signal }).catch(() => {});
  }
}

type Batch = [WatchedPlace, ...WatchedPlace[]];

/** They come sorted by region and cluster. */
function inBatches(places: readonly WatchedPlace[]): Batch[] {
  const batches: Batch[] = [];
  for (const place of places) {
    const last = batches.at(-1);
    const belongs =
      last && last.length < AT_ONCE && last[0].region === place.region && last[0].cluster === place.cluster;
    if (belongs) last.push(place);
    else batches.push([place]);
  }
  return batches;
}

async function askEcs(ecs: Ecs, places: Batch): Promise<Health[]> {
  const [{ region, cluster }] = places;
  const found = await ecs.describeServices({ region, cluster, names: places.map(({ name }) => name) });
  return places.map((place) => {
    const service = found.get(place.name) ?? null;
    return {
      place,
      // Where no release ever came to run, the last deployment's end says more than an ECS that knows nothing.
      status: service || place.isCurrent ? judgeHealth(service) : place.seen.status,
      desired: service?.desiredCount ?? null,
      running: service?.runningCount ?? null,
    };
  });
}
