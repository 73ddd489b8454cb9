import type { Client } from "graphql-ws";
import { measure, type Section } from "../measures.ts";
import type { World } from "../world/keep-world.ts";
import { createService } from "./create-service.ts";
import { connectFollower, type FollowedRun, followRun } from "./follow-run.ts";

const ALONE = 50;
const SHARED = 12;
const LIVE = { of: "p95", atMost: 300 } as const;

/** How fast services are made, and how fast people see it: with one API process, and with two that share the work. */
export async function measureCreation(world: World, say: (line: string) => void): Promise<Section[]> {
  const followers = {
    direct: connectFollower(world.api.url, world.token),
    portal: connectFollower(world.portal, world.token),
  };

  say(`Creating ${ALONE} services one after the other, each followed to its end`);
  const alone = await createAndFollow(world, world.api.url, "alone", ALONE, followers);
  say(`Creating ${SHARED} services with a second API process`);
  const second = await world.startApi();
  const other = connectFollower(second.url, world.token);
  const shared = await createAndFollow(world, second.url, "shared", SHARED, { ...followers, other });
  await Promise.all([...Object.values(followers), other].map((client) => client.dispose()));
  await second.stop();

  return [
    {
      title: "Creating a service (sandbox GitHub)",
      measures: [
        measure(
          "createService answers",
          "ms",
          alone.map(({ answerMs }) => answerMs),
          { target: { of: "p95", atMost: 150 } },
        ),
        measure(
          "from the request to READY",
          "s",
          alone.map(({ totalMs }) => totalMs / 1000),
          {
            target: { of: "p95", atMost: 5 },
          },
        ),
      ],
    },
    {
      title: "A change of a step, from its record in the database to a WebSocket client",
      measures: [
        measure("one API process", "ms", delaysOf(alone, "direct"), { target: LIVE }),
        measure("one API process, through the portal", "ms", delaysOf(alone, "portal"), { target: LIVE }),
        measure("two API processes, the later of both", "ms", laterOf(shared, "direct", "other"), { target: LIVE }),
        measure("two API processes, through the portal", "ms", delaysOf(shared, "portal"), { target: LIVE }),
      ],
    },
  ];
}

interface Creation {
  answerMs: number;
  totalMs: number;
  seen: Record<string, FollowedRun>;
}

async function createAndFollow(
  { token }: World,
  url: string,
  prefix: string,
  count: number,
  followers: Record<string, Client>,
): Promise<Creation[]> {
  const all: Creation[] = [];
  for (let index = 0; index < count; index += 1) {
    const { runId, sentAt, answerMs } = await createService(url, token, `${prefix}-${index}`);
    const seen = Object.fromEntries(
      await Promise.all(
        Object.entries(followers).map(async ([name, client]) => [name, await followRun(client, runId)] as const),
      ),
    );
    all.push({ answerMs, totalMs: Math.min(...Object.values(seen).map(({ endedAt }) => endedAt)) - sentAt, seen });
  }
  return all;
}

const delaysOf = (creations: Creation[], follower: string): number[] =>
  creations.flatMap(({ seen }) => [...(seen[follower]?.delays.values() ?? [])]);

/** Either process may have made a change; the later arrival is at the other one, or at least no better than there. */
const laterOf = (creations: Creation[], one: string, other: string): number[] =>
  creations.flatMap(({ seen }) =>
    [...(seen[one]?.delays ?? [])].map(([what, delay]) => Math.max(delay, seen[other]?.delays.get(what) ?? 0)),
  );
