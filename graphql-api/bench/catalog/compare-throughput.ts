import { isDeepStrictEqual } from "node:util";
import type { AskedRequest } from "../load/connection.ts";
import type { Load } from "../load/start-load.ts";
import { type Measure, measure, type Section } from "../measures.ts";
import type { World } from "../world/keep-world.ts";
import { readMetric } from "../world/read-metric.ts";
import { askServices } from "./ask-services.ts";
import { startHandWritten } from "./start-hand-written.ts";

const CONNECTIONS = 16;
const ROUND_MS = 2500;
const ROUNDS = 3;

interface Contender {
  name: string;
  request: AskedRequest;
  /** The seconds of processor time that its process has used so far. */
  readProcessorSeconds(): Promise<number>;
  /** Answers per second, round by round. */
  rates: number[];
  /** Milliseconds of its processor time for one answer, round by round. */
  costs: number[];
}

/**
 * How many first pages per second the API answers, and how many a hand-written handler in a process of its own that
 * answers the same. They take turns in short rounds, so that whatever else the machine does meets all of them alike.
 *
 * @throws Error when the answers are not the same.
 */
export async function compareThroughput(world: World, load: Load, say: (line: string) => void): Promise<Section> {
  const request = askServices(world.api.url, world.token);
  const { port, readProcessorSeconds } = await startHandWritten(world);
  const api: Contender = {
    name: "the API",
    request,
    readProcessorSeconds: () => readMetric(world.api.url, "process_cpu_seconds_total"),
    rates: [],
    costs: [],
  };
  const bare: Contender = {
    name: "hand-written: node:http, pg, one statement",
    request: { ...request, port, path: "/" },
    readProcessorSeconds,
    rates: [],
    costs: [],
  };
  const knowing: Contender = {
    ...bare,
    name: "the same, which also looks up the token",
    request: { ...bare.request, path: "/authorized" },
    rates: [],
    costs: [],
  };
  const contenders = [api, bare, knowing];
  await refuseDifferent(load, contenders);

  for (let round = 0; round <= ROUNDS; round += 1) {
    say(round === 0 ? "Warming up" : `Comparing with a hand-written handler, round ${round} of ${ROUNDS}`);
    for (const contender of contenders) await runRound(load, contender);
  }
  // The first round was the warming up.
  for (const { rates, costs } of contenders) void [rates.shift(), costs.shift()];
  const atLeast = { of: "median", atLeast: 0.75 } as const;
  return {
    title: `The first 50 with owners and environments, ${CONNECTIONS} connections`,
    measures: [
      ...contenders.map(({ name, rates }) => measure(name, "1/s", rates)),
      compare("the API / hand-written", api.rates, bare.rates, { target: atLeast }),
      compare("the API / hand-written with the token", api.rates, knowing.rates),
      ...contenders.map(({ name, costs }) => measure(`processor time an answer: ${name}`, "ms", costs)),
    ],
  };
}

async function runRound(load: Load, { request, readProcessorSeconds, rates, costs }: Contender): Promise<void> {
  const before = await readProcessorSeconds();
  const job = { request, connections: CONNECTIONS, answers: Number.MAX_SAFE_INTEGER, milliseconds: ROUND_MS };
  const { delays, milliseconds } = await load(job);
  rates.push((delays.length / milliseconds) * 1000);
  costs.push((((await readProcessorSeconds()) - before) / delays.length) * 1000);
}

/** Round by round, because neighbours in time have met the same machine. */
const compare = (what: string, some: number[], others: number[], more: Pick<Measure, "target"> = {}): Measure =>
  measure(
    what,
    "×",
    some.map((rate, round) => rate / (others[round] ?? Number.NaN)),
    more,
  );

async function refuseDifferent(load: Load, contenders: Contender[]): Promise<void> {
  const bodies: unknown[] = [];
  for (const { request } of contenders) {
    const { body } = await load({ request, connections: 1, answers: 1, milliseconds: 10_000 });
    bodies.push(JSON.parse(body));
  }
  if (bodies.every((body) => isDeepStrictEqual(body, bodies[0]))) return;
  throw new Error("The hand-written handler does not answer what the API answers, so they cannot be compared.");
}
