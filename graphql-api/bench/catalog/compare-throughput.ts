import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import type { AskedRequest } from "../load/connection.ts";
import type { Load } from "../load/start-load.ts";
import { measure, type Section } from "../measures.ts";
import type { World } from "../world/keep-world.ts";
import { askServices } from "./ask-services.ts";

const CONNECTIONS = 16;
const ROUND_MS = 2500;
const ROUNDS = 3;

/**
 * How many first pages per second the API answers, and how many a hand-written handler in a process of its own that
 * answers the same. They take turns in short rounds, so that whatever else the machine does meets all of them alike.
 *
 * @throws Error when the answers are not the same.
 */
export async function compareThroughput(world: World, load: Load, say: (line: string) => void): Promise<Section> {
  const api = askServices(world.api.url, world.token);
  const bare = { ...api, port: await startHandWritten(world), path: "/" };
  const contenders: Record<string, AskedRequest> = { api, bare, knowing: { ...bare, path: "/authorized" } };
  await refuseDifferent(load, Object.values(contenders));

  const rates: Record<string, number[]> = { api: [], bare: [], knowing: [] };
  for (let round = 0; round <= ROUNDS; round += 1) {
    say(round === 0 ? "Warming up" : `Comparing with a hand-written handler, round ${round} of ${ROUNDS}`);
    for (const [name, request] of Object.entries(contenders)) {
      const job = { request, connections: CONNECTIONS, milliseconds: ROUND_MS };
      const { delays, milliseconds } = await load({ ...job, answers: Number.MAX_SAFE_INTEGER });
      if (round > 0) rates[name]?.push((delays.length / milliseconds) * 1000);
    }
  }

  const ratioTo = (name: string): number[] =>
    (rates.api ?? []).map((rate, round) => rate / (rates[name]?.[round] ?? Number.NaN));
  return {
    title: `The first 50 with owners and environments, ${CONNECTIONS} connections`,
    measures: [
      measure("the API", "1/s", rates.api ?? []),
      measure("hand-written: node:http, pg, one statement", "1/s", rates.bare ?? []),
      measure("the same, which also looks up the token", "1/s", rates.knowing ?? []),
      measure("the API / hand-written", "×", ratioTo("bare"), { target: { of: "median", atLeast: 0.75 } }),
      measure("the API / hand-written with the token", "×", ratioTo("knowing")),
    ],
  };
}

async function startHandWritten({ cleanups, databaseUrl }: World): Promise<number> {
  const child = fork(join(import.meta.dirname, "../hand-written-main.ts"), {
    env: { ...process.env, DATABASE_URL: databaseUrl },
  });
  cleanups.add(() => child.kill());
  const [port] = (await once(child, "message")) as [number];
  return port;
}

async function refuseDifferent(load: Load, requests: AskedRequest[]): Promise<void> {
  const bodies: unknown[] = [];
  for (const request of requests) {
    const { body } = await load({ request, connections: 1, answers: 1, milliseconds: 10_000 });
    bodies.push(JSON.parse(body));
  }
  if (bodies.every((body) => isDeepStrictEqual(body, bodies[0]))) return;
  throw new Error("The hand-written handler does not answer what the API answers, so they cannot be compared.");
}
