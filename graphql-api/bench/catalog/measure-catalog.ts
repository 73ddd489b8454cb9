import { type Load, startLoad } from "../load/start-load.ts";
import { type Measure, measure, type Section } from "../measures.ts";
import type { World } from "../world/keep-world.ts";
import { askServices } from "./ask-services.ts";
import { compareThroughput } from "./compare-throughput.ts";
import { SERVICES, seedCatalog } from "./seed-catalog.ts";

const ANSWERS = 60;
const WARM_UP = 20;
const SLOWEST = { of: "p95", atMost: 50 } as const;

/** What is typed into the search field, as it is typed. */
const TYPED = ["o", "or", "ord"];

/** The catalog with 10,000 services in three environments each: how long its list and its search take, and how many per second. */
export async function measureCatalog(world: World, say: (line: string) => void): Promise<Section[]> {
  say(`Filling the catalog with ${SERVICES.toLocaleString("en")} services`);
  await seedCatalog(world.pool);
  const load = startLoad(world.cleanups);

  say("Asking for lists and searches, one at a time");
  const measures: Measure[] = [];
  for (const total of [true, false]) {
    const ask = (...searches: (string | null)[]) => askOneByOne(load, world, searches, total);
    const suffix = total ? "" : ", without totalCount";
    measures.push(measure(`first 50${suffix}`, "ms", await ask(null), { target: SLOWEST }));
    measures.push(measure(`search while typing "ord"${suffix}`, "ms", await ask(...TYPED), { target: SLOWEST }));
    measures.push(measure(`search "gateway"${suffix}`, "ms", await ask("gateway"), { target: SLOWEST }));
    measures.push(measure(`search without a match${suffix}`, "ms", await ask("zebra"), { target: SLOWEST }));
  }
  return [
    { title: `${SERVICES.toLocaleString("en")} services × 3 environments, one request at a time`, measures },
    await compareThroughput(world, load, say),
  ];
}

async function askOneByOne(
  load: Load,
  { api, token }: World,
  searches: (string | null)[],
  total: boolean,
): Promise<number[]> {
  const delays: number[] = [];
  for (const search of searches) {
    const job = { request: askServices(api.url, token, { search, total }), connections: 1, milliseconds: 10_000 };
    await load({ ...job, answers: WARM_UP });
    delays.push(...(await load({ ...job, answers: ANSWERS / searches.length })).delays);
  }
  return delays;
}
