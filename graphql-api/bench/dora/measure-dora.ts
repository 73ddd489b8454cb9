import { type Cleanups, keepCleanups } from "../cleanups.ts";
import type { AskedRequest } from "../load/connection.ts";
import { startLoad } from "../load/start-load.ts";
import { type Measure, measure, type Section } from "../measures.ts";
import { startWorld, type World } from "../world/keep-world.ts";
import { measureJudging } from "./measure-judging.ts";
import { DEPLOYMENTS, seedProduction } from "./seed-production.ts";

const ANSWERS = 60;
const WARM_UP = 20;
const SLOWEST = { of: "p95", atMost: 50 } as const;

const KEYS = "deploymentsPerDay leadTimeSeconds changeFailureRate timeToRestoreSeconds deployments changes failures";
const QUESTIONS: readonly (readonly [what: string, query: string])[] = [
  ...[30, 90, 365].map((days) => [`everything, ${days} days`, `{ dora(days: ${days}) { ${KEYS} } }`] as const),
  ["everything, 30 days and the 30 before", `{ dora { ${KEYS} previous { ${KEYS} } } }`],
  ...[30, 365].map(
    (days) =>
      [`a team with half of it, ${days} days`, `{ dora(days: ${days}, team: "platform") { ${KEYS} } }`] as const,
  ),
  ["one service, 365 days", `{ service(name: "order-api-0") { dora(days: 365) { ${KEYS} } } }`],
  ["a page of 50 services, 30 days", `{ services(first: 50) { nodes { name dora { ${KEYS} } } } }`],
];

/** How long DORA's keys take over a year of production. It has a world of its own: no other history is in it. */
export async function measureDora(cleanups: Cleanups, say: (line: string) => void): Promise<Section> {
  const own = keepCleanups();
  cleanups.add(() => own.run());
  try {
    const world = await startWorld(own, say);
    say(`Writing ${DEPLOYMENTS.toLocaleString("en")} deployments to production`);
    await seedProduction(world.pool);
    say("Asking for DORA's keys, one at a time");
    return {
      title: `${DEPLOYMENTS.toLocaleString("en")} deployments of 10,000 services to production in a year, one request at a time`,
      measures: [...(await askAll(world)), await measureJudging(world.pool)],
    };
  } finally {
    await own.run();
  }
}

async function askAll(world: World): Promise<Measure[]> {
  const load = startLoad(world.cleanups);
  const measures: Measure[] = [];
  for (const [what, query] of QUESTIONS) {
    const job = { request: ask(world, query), connections: 1, milliseconds: 10_000 };
    await load({ ...job, answers: WARM_UP });
    const { delays, body } = await load({ ...job, answers: ANSWERS });
    if (!body.includes('"deploymentsPerDay":')) throw new Error(`No keys were answered: ${body}`);
    measures.push(measure(what, "ms", delays, { target: SLOWEST }));
  }
  return measures;
}

const ask = ({ api, token }: World, query: string): AskedRequest => ({
  host: "127.0.0.1",
  port: Number(new URL(api.url).port),
  path: "/graphql",
  headers: { authorization: `Bearer ${token}` },
  body: JSON.stringify({ query }),
});
