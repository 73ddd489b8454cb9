import { afterAll, beforeAll, expect, test } from "vitest";
import { parseId } from "../ids.ts";
import { meetPerson, type Person } from "../testing/meet-person.ts";
import { type Seeded, seedDeployment, shaOf } from "../testing/seed-deployment.ts";
import { startWorld, type TestApi, type World } from "../testing/start-test-platform.ts";
import { statementsOf } from "../testing/statements-of.ts";
import { tellDeployment } from "./tell-deployment.ts";
import { seedService } from "./testing/seed-service.ts";

let world: World;
let api: TestApi;
let dev: Person;
const NAMES = ["alpha", "beta"];

beforeAll(async () => {
  world = await startWorld();
  api = await world.startApi();
  dev = await meetPerson(api, "dev");
  for (const name of NAMES) await seedService(world, name);
});
afterAll(() => world.stop());

interface Change {
  change: string;
  id: string;
  deployment: {
    id: string;
    status: string;
    steps: { title: string }[];
    serviceEnvironment: { active: { status: string } | null; service: { name: string } };
  };
}

const FOLLOW = `subscription ($id: ID, $service: String, $environment: String) {
  deploymentChanged(id: $id, service: $service, environment: $environment) { change id deployment { id status
    steps { title } serviceEnvironment { active { status } service { name } } } } }`;

/** Follows as that person; `next` answers what is told next. */
function follow(variables: Record<string, unknown>, as = dev.as) {
  const told = api.subscribe(FOLLOW, variables, as);
  return {
    next: async (): Promise<Change | null> => {
      const { value, done } = await told.next();
      return done ? null : (value.deploymentChanged as Change);
    },
    end: () => told.return(undefined),
  };
}

/** Moves a deployment and tells it, as a verb does. */
async function move({ deployment }: Seeded, status: string, change: "CREATED" | "UPDATED" = "UPDATED"): Promise<void> {
  const uuid = parseId("Deployment", deployment) ?? "";
  await api.running.platform.fork().transactional(async (em) => {
    await em.execute("update deployments set status = ? where id = ?", [status, uuid]);
    await tellDeployment(em, uuid, { change });
  });
}

const seed = (service: string, environment: string, status: string, at = new Date()) =>
  seedDeployment(world, { service, environment, sha: shaOf("1"), status, at });

test("a deployment is told as it is, then after every change", async () => {
  const made = await seed("alpha", "dev", "QUEUED");
  const followed = follow({ id: made.deployment });
  expect(await followed.next()).toMatchObject({
    change: "CURRENT",
    id: made.deployment,
    deployment: { id: made.deployment, status: "QUEUED", serviceEnvironment: { service: { name: "alpha" } } },
  });
  for (const status of ["RUNNING", "FAILED"]) {
    await move(made, status);
    expect(await followed.next()).toMatchObject({ change: "UPDATED", deployment: { status } });
  }
  await followed.end();
});

test("what is told of its environment is as new as the deployment itself", async () => {
  const made = await seed("alpha", "dev", "QUEUED");
  const followed = follow({ id: made.deployment });
  const activeOf = async () => (await followed.next())?.deployment.serviceEnvironment.active;
  expect(await activeOf()).toEqual({ status: "QUEUED" });
  await move(made, "RUNNING");
  expect(await activeOf()).toEqual({ status: "RUNNING" });
  await move(made, "CANCELLED");
  expect(await activeOf()).toBeNull();
  await followed.end();
});

test("of a service, those on their way or awaiting approval are told first, the newest first", async () => {
  await seed("beta", "dev", "SUCCEEDED", new Date("2026-01-01"));
  const active = await seed("beta", "dev", "RUNNING", new Date("2026-01-02"));
  const waiting = await seed("beta", "prod", "AWAITING_APPROVAL", new Date("2026-01-03"));
  const other = await seed("alpha", "dev", "QUEUED");
  const followed = follow({ service: "beta" });
  expect(await followed.next()).toMatchObject({ change: "CURRENT", id: waiting.deployment });
  expect(await followed.next()).toMatchObject({ change: "CURRENT", id: active.deployment });
  await move(other, "FAILED");
  await move(active, "FAILED");
  expect(await followed.next()).toMatchObject({ change: "UPDATED", id: active.deployment });
  await followed.end();
});

test("of an environment, only what concerns it is told", async () => {
  const waiting = await seed("alpha", "prod", "AWAITING_APPROVAL");
  const followed = follow({ environment: "prod", service: "alpha" });
  expect(await followed.next()).toMatchObject({ change: "CURRENT", id: waiting.deployment });
  await move(await seed("alpha", "dev", "FAILED"), "FAILED", "CREATED");
  await move(await seed("beta", "prod", "FAILED"), "FAILED", "CREATED");
  await move(waiting, "REJECTED");
  expect(await followed.next()).toMatchObject({ change: "UPDATED", deployment: { status: "REJECTED" } });
  await followed.end();
});

test("without a filter only changes are told, of all", async () => {
  const followed = follow({});
  const next = followed.next();
  let told = false;
  void next.then(() => {
    told = true;
  });
  const made = await seed("beta", "staging", "QUEUED");
  // Whether the subscription has begun cannot be seen, so it is told until it is heard.
  await expect
    .poll(async () => {
      await move(made, "QUEUED", "CREATED");
      return told;
    })
    .toBe(true);
  expect(await next).toMatchObject({ change: "CREATED", id: made.deployment });
  await followed.end();
});

test("what was never there ends the news at once", async () => {
  for (const id of ["dep_0197d3a0000070008000000000000001", "yesterday"])
    expect(await follow({ id }).next()).toBeNull();
});

test("what has gone with its service is told no more", async () => {
  await seedService(world, "gone");
  const made = await seed("gone", "dev", "QUEUED");
  const followed = follow({ service: "gone" });
  expect(await followed.next()).toMatchObject({ change: "CURRENT", id: made.deployment });
  const ids = { deploymentId: parseId("Deployment", made.deployment), service: "gone", environment: "dev" };
  await world.sql("delete from services where name = 'gone'");
  await world.sql("insert into events (topic, ids) values ('deploymentChanged', $1)", [{ ...ids, change: "UPDATED" }]);
  await seedService(world, "gone");
  const again = await seed("gone", "dev", "QUEUED");
  await move(again, "RUNNING");
  expect(await followed.next()).toMatchObject({ id: again.deployment });
  await followed.end();
});

test("many who follow the same are told by one reading", async () => {
  const made = await seed("alpha", "staging", "QUEUED");
  const followed = Array.from({ length: 20 }, () => follow({ id: made.deployment }));
  await Promise.all(followed.map(({ next }) => next()));
  const news = async () => {
    await move(made, "RUNNING");
    await Promise.all(followed.map(({ next }) => next()));
  };
  expect(await statementsOf(api, news, (text) => text.includes("where d.id = $1"))).toHaveLength(1);
  await Promise.all(followed.map(({ end }) => end()));
});

test("strangers follow nothing", async () => {
  await expect(follow({}, {}).next()).rejects.toThrow();
});
