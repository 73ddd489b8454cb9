import { ECSClient, ListTasksCommand, StopTaskCommand } from "@aws-sdk/client-ecs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openGround } from "../deployment/testing/open-ground.ts";
import { meetPerson, type Person } from "../testing/meet-person.ts";
import { readMetric } from "../testing/read-metric.ts";
import { startWorld, type TestApi, type World } from "../testing/start-test-platform.ts";

let world: World;
let api: TestApi;
let ada: Person;

beforeAll(async () => {
  world = await startWorld({ deployments: true });
  api = await world.startApi();
  ada = await meetPerson(api, "ada");
});
afterAll(() => world.stop());

const HOUR = 3_600_000;
const CLUSTER = "waymark-dev";
const PLACE = 'environment(name: "dev") { status desiredCount runningCount }';

interface Place {
  status: string;
  desiredCount: number | null;
  runningCount: number | null;
}

const control = async (switches: Record<string, unknown>) => {
  const answer = await fetch(`${world.ecs?.url}/_control`, { method: "POST", body: JSON.stringify(switches) });
  expect(answer.status).toBe(200);
};

async function killTasks(service: string): Promise<void> {
  const credentials = { accessKeyId: "sample", secretAccessKey: "sample" };
  const client = new ECSClient({ endpoint: world.ecs?.url ?? "", region: "eu-central-1", credentials });
  const { taskArns = [] } = await client.send(new ListTasksCommand({ cluster: CLUSTER, serviceName: service }));
  for (const task of taskArns) await client.send(new StopTaskCommand({ cluster: CLUSTER, task }));
}

const readPlace = async () =>
  (await ada.ask<{ service: { environment: Place } }>(`{ service(name: "watched") { ${PLACE} } }`)).service.environment;

test("whoever follows a service sees its tasks die and come back, and nothing of an ECS that is gone", async () => {
  const ground = openGround(world, ada);
  await ground.make("watched");
  const deployed = await ground.ended(await ground.deploy("watched"));
  expect(deployed).toMatchObject({ status: "SUCCEEDED" });
  const sound = { status: "RUNNING", desiredCount: 1, runningCount: 1 };
  expect(await readPlace()).toEqual(sound);

  const query = `subscription { serviceChanged(name: "watched") { change service { ${PLACE} } } }`;
  const news = api.subscribe(query, {}, ada.as);
  const next = async () => (await news.next()).value?.serviceChanged;
  /** News of what came before can still be on its way, and tells the truth of now or of then. */
  const becomes = async (before: Place, after: Place) => {
    let told = await next();
    while (JSON.stringify(told) === JSON.stringify({ change: "UPDATED", service: { environment: before } }))
      told = await next();
    expect(told).toEqual({ change: "UPDATED", service: { environment: after } });
  };
  expect(await next()).toEqual({ change: "CURRENT", service: { environment: sound } });
  // The one that comes instead does not get further than being placed.
  await control({ slowTasks: { milliseconds: HOUR } });
  await killTasks("watched");
  const dead = { status: "FAILED", desiredCount: 1, runningCount: 0 };
  await becomes(sound, dead);
  await control({ slowTasks: null });
  await killTasks("watched");
  await becomes(dead, sound);
  await news.return(undefined);

  const errors = () => readMetric(api, "waymark_environment_check_errors_total");
  const before = await errors();
  await world.ecs?.stop();
  await expect.poll(errors, { timeout: 30_000 }).toBeGreaterThan(before + 2);
  expect(await readPlace()).toEqual(sound);
}, 180_000);
