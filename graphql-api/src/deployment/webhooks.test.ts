import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { seedPlaces } from "../environment/testing/seed-places.ts";
import { makeRandom, SEED } from "../testing/make-random.ts";
import { type OpenInbox, openInbox } from "./testing/open-inbox.ts";
import { ownRepository, seedDelivery } from "./testing/seed-delivery.ts";
import { jobPayload, runPayload } from "./testing/workflow-payloads.ts";

interface Sent {
  event: string;
  payload: unknown;
}

const STEPS = 11;
const JOBS = ["cd / Check", "cd / Build", "cd / Deploy"];

/** Every word GitHub says of one run of cd.yml in two attempts, in order: 92. */
function storyOf(repository: number, run: number): Sent[] {
  const story: Sent[] = [];
  for (const attempt of [1, 2]) {
    const conclusion = attempt === 1 ? "failure" : "success";
    const tell = (status: string, more = {}) =>
      story.push({ event: "workflow_run", payload: runPayload({ repository, id: run, attempt, status, ...more }) });
    for (const status of ["queued", "waiting", "in_progress"]) tell(status);
    JOBS.forEach((name, index) => {
      const job = { repository, run, id: run * 100 + attempt * 10 + index, attempt, name, steps: STEPS };
      const say = (status: string, done: number) =>
        story.push({ event: "workflow_job", payload: jobPayload({ ...job, status, done }) });
      for (const status of ["queued", "waiting"]) say(status, 0);
      for (let done = 0; done < STEPS; done += 1) say("in_progress", done);
      say("completed", STEPS);
    });
    tell("completed", { conclusion });
  }
  return story;
}

function shuffle<T>(list: T[], random: () => number): T[] {
  const order = list.map((item) => ({ item, at: random() }));
  return order.sort((one, other) => one.at - other.at).map(({ item }) => item);
}

/** Deployments to dev of so many services, all asked for at GitHub; answers each one's story. */
async function makeStories(door: OpenInbox, prefix: string, count: number, firstRun: number): Promise<Sent[][]> {
  const stories: Sent[][] = [];
  for (let number = 0; number < count; number += 1) {
    const service = `${prefix}-${number}`;
    await seedPlaces(door.platform.pool, [{ service, environment: "dev", deployment: null }]);
    await ownRepository(door, service, firstRun + number);
    await seedDelivery(door, { service, environment: "dev", workflowRun: firstRun + number });
    stories.push(storyOf(firstRun + number, firstRun + number));
  }
  return stories;
}

/** Everything that news of each deployment can change. Equal stories differ in nothing but the numbers left out. */
const readEnds = ({ sql }: OpenInbox, prefix: string) =>
  sql(
    `select d.status, d.run_attempt, d.workflow_status, d.workflow_conclusion, (
       select json_agg(json_build_object('attempt', j.run_attempt, 'name', j.name, 'status', j.status, 'conclusion',
         j.conclusion, 'began', j.started_at, 'ended', j.completed_at, 'steps', j.steps) order by j.id)
       from workflow_jobs j where j.deployment_id = d.id) as jobs
     from deployments d join service_environments se on se.id = d.service_environment_id
     join services s on s.id = se.service_id where s.name like $1 || '-%'`,
    [prefix],
  );

test(`a thousand webhooks shuffled and sent three times end as in order (SEED=${SEED})`, async () => {
  const door = await openInbox();
  const [first = []] = await makeStories(door, "ordered", 1, 1000);
  for (const { event, payload } of first) {
    await door.send(event, payload);
    await expect.poll(door.isEmpty, { interval: 2 }).toBe(true);
  }
  const random = makeRandom(SEED);
  const stories = await makeStories(door, "shuffled", 12, 2000);
  const named = stories.flat().map((sent) => ({ ...sent, guid: randomUUID() }));
  // The same delivery again, and the same word as another delivery, which a person can ask GitHub for.
  const again = named.map((sent) => ({ ...sent, guid: randomUUID() }));
  const all = shuffle([...named, ...named, ...again], random);
  const statuses = new Set<number>();
  for (let at = 0; at < all.length; at += 8) {
    const sending = all.slice(at, at + 8).map(({ event, payload, guid }) => door.send(event, payload, { guid }));
    for (const status of await Promise.all(sending)) statuses.add(status);
  }
  expect([...statuses]).toEqual([202]);
  await expect.poll(door.isEmpty, { timeout: 120_000 }).toBe(true);

  const [ordered] = await readEnds(door, "ordered");
  expect(named.length).toBeGreaterThan(1000);
  expect(ordered).toMatchObject({ status: "RUNNING", run_attempt: 2, workflow_conclusion: "success" });
  expect(await readEnds(door, "shuffled")).toEqual(stories.map(() => ordered));
}, 180_000);
