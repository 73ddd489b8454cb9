import { createCaller } from "../../src/testing/caller.ts";
import { createService } from "../creation/create-service.ts";
import { measure, type Section } from "../measures.ts";
import type { World } from "../world/keep-world.ts";
import { readMemory } from "./read-memory.ts";
import { startFollowers } from "./start-followers.ts";

const CHANGES = 10;
const SERVICE = "followed";

/** What an open subscription costs an API process, and how fast one change is told to all who follow. */
export async function measureSubscriptions(world: World, count: number, say: (line: string) => void): Promise<Section> {
  await createService(world.api.url, world.token, SERVICE);
  const api = await world.startApi(["--expose-gc", "--import", "./graphql-api/bench/collect-garbage.ts"]);
  const followers = startFollowers(world.cleanups);
  const at = { url: `${api.url.replace("http", "ws")}/graphql`, token: world.token };
  // The first ones make the process load and compile what all others then share.
  await followers.follow({ ...at, count: 10 });
  const before = await readMemory(api);

  say(`Opening ${count} subscriptions, each on a socket of its own`);
  const connectedMs = await followers.follow({ ...at, count });
  const after = await readMemory(api);

  say(`Changing a service ${CHANGES} times`);
  const delays: number[] = [];
  const lasts: number[] = [];
  for (let change = 1; change <= CHANGES; change += 1) {
    const description = `Change ${change} of ${CHANGES}`;
    const heard = followers.hear(description);
    const changedAt = await describe(world, description);
    const all = (await heard).map((arrival) => arrival - changedAt);
    delays.push(...all);
    lasts.push(Math.max(...all));
  }
  followers.stop();
  await api.stop();

  const share = Math.min(1, count / 10_000);
  const each = (bytes: number) => [bytes / count / 1024];
  return {
    title: `${count.toLocaleString("en")} subscriptions to the changes of every service, one socket each`,
    measures: [
      measure("all connected", "s", [connectedMs / 1000], { target: { of: "median", atMost: 15 * share } }),
      measure("memory each, resident", "kB", each(after.resident - before.resident), {
        target: { of: "median", atMost: 30 },
      }),
      measure("memory each, in use on the heap and in buffers", "kB", each(after.used - before.used)),
      measure("a change reaches a follower", "ms", delays, { target: { of: "p99", atMost: 1000 } }),
      measure("a change has reached all of them", "ms", lasts),
    ],
  };
}

const UPDATE = `mutation Describe($input: UpdateServiceInput!) {
  updateService(input: $input) { problems { message } }
}`;
const CHANGED_AT = "select extract(epoch from at)::float8 * 1000 as at from events order by sequence desc limit 1";

/** Changes the service at another API process; answers when the database recorded it, as Date.now() tells time. */
async function describe({ api, token, pool }: World, description: string): Promise<number> {
  const input = { service: SERVICE, description };
  const { errors } = await createCaller(api.url).graphql(UPDATE, { input }, { token });
  if (errors.length > 0) throw new Error(`The service could not be changed: ${JSON.stringify(errors)}`);
  const { rows } = await pool.query<{ at: number }>(CHANGED_AT);
  return rows[0]?.at ?? Number.NaN;
}
