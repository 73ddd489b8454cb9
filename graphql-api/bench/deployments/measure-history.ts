import { startLoad } from "../load/start-load.ts";
import { type Measure, measure, type Section } from "../measures.ts";
import type { World } from "../world/keep-world.ts";
import { askDeployments, PAGE } from "./ask-deployments.ts";
import { DEPLOYMENTS } from "./seed-deployments.ts";

const ANSWERS = 60;
const WARM_UP = 20;
const SLOWEST = { of: "p95", atMost: 50 } as const;

const FILTERS: readonly (readonly [what: string, filter: Record<string, unknown> | null])[] = [
  [`first ${PAGE}`, null],
  ["to prod", { environment: "prod" }],
  ["of one service", { service: "order-api-0" }],
  ["failed ones to staging", { environment: "staging", status: ["FAILED"] }],
  ["failed ones since July", { status: ["FAILED", "CANCELLED"], since: "2026-07-01T00:00:00Z" }],
  ["awaiting approval (there are none)", { status: ["AWAITING_APPROVAL"] }],
];

/** How long the list of deployments and its filters take over a long history. */
export async function measureHistory(world: World, say: (line: string) => void): Promise<Section> {
  const load = startLoad(world.cleanups);
  say("Asking for deployments, one at a time");
  const measures: Measure[] = [];
  for (const total of [true, false]) {
    for (const [what, filter] of FILTERS) {
      const request = askDeployments(world.api.url, world.token, { filter, total });
      const job = { request, connections: 1, milliseconds: 10_000 };
      await load({ ...job, answers: WARM_UP });
      const { delays, body } = await load({ ...job, answers: ANSWERS });
      if (!body.startsWith('{"data":{"deployments":{"nodes":[')) throw new Error(`No list was answered: ${body}`);
      measures.push(measure(total ? what : `${what}, without totalCount`, "ms", delays, { target: SLOWEST }));
    }
  }
  return {
    title: `${DEPLOYMENTS.toLocaleString("en")} deployments of 10,000 services, one request at a time`,
    measures,
  };
}
