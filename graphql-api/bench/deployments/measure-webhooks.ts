import { setTimeout as sleep } from "node:timers/promises";
import type { Client } from "graphql-ws";
import { connectFollower } from "../creation/follow-run.ts";
import { measure, type Section } from "../measures.ts";
import type { World } from "../world/keep-world.ts";
import type { Underway } from "./seed-deployments.ts";
import { sendWebhook } from "./send-webhook.ts";
import { MARK, tellStory } from "./tell-story.ts";

const FOLLOWERS = 10;
/** Twenty a second: as if forty teams deployed at the same time. */
const PAUSE_MS = 50;
const PATIENCE_MS = 15_000;
const LIVE = { of: "p95", atMost: 300 } as const;

const NEWS = `subscription {
  deploymentChanged {
    change
    deployment { id status reason workflowRunUrl steps { id job title status startedAt finishedAt url } }
  }
}`;

/** When a follower first heard of each chapter of each run, as Date.now() tells time, by "<run> <chapter>". */
type Heard = Map<string, number>;

/**
 * How long a webhook takes from its sending until those who follow all deployments have its news on their sockets: half
 * of them at the API, half through the portal.
 */
export async function measureWebhooks(
  world: World,
  underway: readonly Underway[],
  say: (line: string) => void,
): Promise<Section> {
  const stories = underway.map(tellStory);
  const chapters = stories[0]?.length ?? 0;
  const direct = await openFollowers(world.api.url, world.token);
  const portal = await openFollowers(world.portal, world.token);

  say(`Telling ${stories.length * chapters} webhooks to ${2 * FOLLOWERS} subscribers`);
  const sent: { key: string; at: number }[] = [];
  for (let chapter = 0; chapter < chapters; chapter += 1) {
    for (const [run, story] of stories.entries()) {
      const webhook = story[chapter];
      if (!webhook) continue;
      sent.push({ key: `${underway[run]?.workflowRunId} ${chapter}`, at: await sendWebhook(world, webhook) });
      await sleep(PAUSE_MS);
    }
  }
  const all = [...direct, ...portal];
  await untilAllHeard(
    all.map(({ heard }) => heard),
    sent.length,
  );
  await Promise.all(all.map(({ client }) => client.dispose()));

  const delays = (followers: readonly Follower[]) =>
    followers.flatMap(({ heard }) => sent.map(({ key, at }) => (heard.get(key) ?? Number.NaN) - at));
  return {
    title: `A webhook from GitHub to ${2 * FOLLOWERS} subscribers of every deployment, ${sent.length} of them, 20 a second`,
    measures: [
      measure("from its sending to a subscriber of the API", "ms", delays(direct), { target: LIVE }),
      measure("from its sending to a subscriber through the portal", "ms", delays(portal), { target: LIVE }),
    ],
  };
}

interface Follower {
  client: Client;
  heard: Heard;
}

async function openFollowers(url: string, token: string): Promise<Follower[]> {
  const followers = Array.from({ length: FOLLOWERS }, () => ({
    client: connectFollower(url, token),
    heard: new Map<string, number>(),
  }));
  await Promise.all(
    followers.map(({ client }) => new Promise<void>((resolve) => client.on("connected", () => resolve()))),
  );
  for (const { client, heard } of followers) void listen(client, heard).catch(() => undefined);
  // Subscriptions are not acknowledged; all of them are read long before this is over.
  await sleep(500);
  return followers;
}

/** News that were overtaken by later ones of the same run came no later than those. */
async function listen(client: Client, heard: Heard): Promise<void> {
  for await (const news of client.iterate({ query: NEWS })) {
    const at = performance.timeOrigin + performance.now();
    for (const [, run, last] of JSON.stringify(news).matchAll(MARK)) {
      for (let chapter = 0; chapter <= Number(last); chapter += 1) {
        const key = `${run} ${chapter}`;
        if (!heard.has(key)) heard.set(key, at);
      }
    }
  }
}

async function untilAllHeard(all: readonly Heard[], count: number): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  while (all.some((heard) => heard.size < count)) {
    if (performance.now() > deadline) throw new Error("Not every subscriber was told every news in time.");
    await sleep(20);
  }
}
