import { DeleteServiceCommand, ECSClient, UpdateServiceCommand } from "@aws-sdk/client-ecs";
import { expect, test } from "vitest";
import type { Ecs, EcsService } from "./ecs.ts";
import { CLUSTER, openEcs, REGION } from "./testing/open-ecs.ts";

const PLACE = { region: REGION, cluster: CLUSTER };

async function read(ecs: Ecs, name = "orders"): Promise<EcsService | undefined> {
  return (await ecs.describeServices({ ...PLACE, names: [name] })).get(name);
}

function clientOf(url: string): ECSClient {
  return new ECSClient({ endpoint: url, region: REGION, credentials: { accessKeyId: "a", secretAccessKey: "b" } });
}

test("a service tells how many tasks run, of what, and how far its deployment is", async () => {
  const { ecs, register, create } = await openEcs();
  const taskDefinition = await register("good");
  await create("orders", taskDefinition, 2);
  await expect.poll(async () => (await read(ecs))?.deployments[0]?.rolloutState).toBe("COMPLETED");
  expect(await read(ecs)).toEqual({
    name: "orders",
    status: "ACTIVE",
    desiredCount: 2,
    runningCount: 2,
    pendingCount: 0,
    taskDefinition,
    deployments: [
      {
        id: expect.stringMatching(/^ecs-svc\//),
        isPrimary: true,
        taskDefinition,
        rolloutState: "COMPLETED",
        rolloutStateReason: expect.stringMatching(/completed\.$/),
        desiredCount: 2,
        runningCount: 2,
        failedTasks: 0,
      },
    ],
    events: expect.arrayContaining([{ at: expect.any(Date), message: expect.stringContaining("steady state") }]),
  });
  const times = (await read(ecs))?.events.map(({ at }) => at.getTime()) ?? [];
  expect(times.length).toBeGreaterThan(0);
  expect(times.length).toBeLessThanOrEqual(10);
  expect(times).toEqual(times.toSorted((one, other) => other - one));
});

test("a first deployment that fails its health checks is told as failed, with the reason", async () => {
  const { ecs, register, create } = await openEcs();
  await create("orders", await register("ill"), 1);
  await expect.poll(async () => (await read(ecs))?.deployments[0]?.rolloutState).toBe("FAILED");
  expect((await read(ecs))?.deployments).toMatchObject([
    {
      isPrimary: true,
      rolloutStateReason: "ECS deployment circuit breaker: tasks failed to start.",
      failedTasks: 3,
    },
  ]);
});

test("after a rollback the primary deployment is the one before, and the events tell what happened", async () => {
  const { ecs, url, register, create } = await openEcs();
  const good = await register("good");
  const taskDefinition = await register("ill");
  await create("orders", good, 1);
  await expect.poll(async () => (await read(ecs))?.deployments[0]?.rolloutState).toBe("COMPLETED");
  const update = new UpdateServiceCommand({ cluster: CLUSTER, service: "orders", taskDefinition });
  const { service } = await clientOf(url).send(update);
  expect(service?.deployments?.find(({ status }) => status === "PRIMARY")).toMatchObject({ taskDefinition });

  const words = async () => (await read(ecs))?.events.map(({ message }) => message).join("\n");
  await expect.poll(words).toMatch(/rolling back to deployment/);
  expect(await words()).toMatch(/deployment failed: tasks failed to start/);
  expect((await read(ecs))?.deployments.find(({ isPrimary }) => isPrimary)).toMatchObject({ taskDefinition: good });
});

test("any number of services is asked for, ten at a time, and those that are not there are left out", async () => {
  const { ecs, url, observed, register, create } = await openEcs();
  const taskDefinition = await register("good");
  const names = Array.from({ length: 23 }, (_, index) => `orders-${index}`);
  for (const name of names.slice(0, 21)) await create(name, taskDefinition, 0);
  await clientOf(url).send(new DeleteServiceCommand({ cluster: CLUSTER, service: "orders-20", force: true }));
  const asked = { ...PLACE, names: [...names, "orders-0"] };
  await expect.poll(async () => (await ecs.describeServices(asked)).has("orders-20")).toBe(false);

  observed.length = 0;
  const found = await ecs.describeServices(asked);
  expect([...found.keys()].sort()).toEqual(names.slice(0, 20).sort());
  expect(found.get("orders-7")).toMatchObject({ name: "orders-7", desiredCount: 0, taskDefinition });
  expect(observed.map(({ operation, status }) => `${operation} ${status}`)).toEqual(
    Array.from({ length: 3 }, () => "describeServices 200"),
  );
});

test("nobody is asked about no services, and a cluster that is not there has none", async () => {
  const { ecs, observed } = await openEcs();
  expect(await ecs.describeServices({ ...PLACE, names: [] })).toEqual(new Map());
  expect(observed).toEqual([]);
  expect(await ecs.describeServices({ region: REGION, cluster: "none", names: ["orders"] })).toEqual(new Map());
});

test("a task definition tells its images, and one nobody registered is none", async () => {
  const { ecs, register } = await openEcs();
  await register("good");
  const arn = await register("better");
  expect(await ecs.describeTaskDefinition({ region: REGION, arn })).toEqual({
    arn,
    family: "orders-dev",
    revision: 2,
    images: [{ container: "orders", image: `000000000000.dkr.ecr.${REGION}.amazonaws.com/orders:better` }],
    port: 8080,
  });
  expect(await ecs.describeTaskDefinition({ region: REGION, arn: arn.replace(/:2$/, ":3") })).toBeNull();
});

test("every task of a cluster is told with where it listens, a hundred at a time", async () => {
  const { ecs, observed, register, create } = await openEcs();
  const taskDefinition = await register("good");
  await create("orders", taskDefinition, 2);
  const listening = async () => (await ecs.listTasks(PLACE)).filter(({ port }) => port !== null);
  await expect.poll(listening).toHaveLength(2);
  observed.length = 0;
  const [task] = await ecs.listTasks(PLACE);
  expect(task).toEqual({
    id: expect.stringMatching(/^[0-9a-f]{32}$/),
    service: "orders",
    taskDefinition,
    images: [{ container: "orders", image: `000000000000.dkr.ecr.${REGION}.amazonaws.com/orders:good` }],
    host: "127.0.0.1",
    port: expect.any(Number),
  });
  expect(observed.map(({ operation }) => operation)).toEqual(["listTasks", "describeTasks"]);
  expect(await ecs.listTasks({ region: REGION, cluster: "none" })).toEqual([]);
});

test("a service is brought to rest, and one that is not there is at rest", async () => {
  const { ecs, register, create } = await openEcs();
  await create("orders", await register("good"), 1);
  await expect.poll(async () => (await read(ecs))?.runningCount).toBe(1);
  await ecs.stopService({ ...PLACE, name: "orders" });
  await expect.poll(() => read(ecs)).toMatchObject({ desiredCount: 0, runningCount: 0 });
  await ecs.stopService({ ...PLACE, name: "orders" });
  await ecs.stopService({ ...PLACE, name: "none" });
  await ecs.stopService({ region: REGION, cluster: "none", name: "orders" });
});
