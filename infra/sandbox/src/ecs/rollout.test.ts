import { DeregisterTaskDefinitionCommand, UpdateServiceCommand } from "@aws-sdk/client-ecs";
import { expect, test } from "vitest";
import { ask, cluster, eventually, makeImage, type OpenEcs, openEcs, versionAt } from "./testing/open-ecs.ts";

async function isSteady(open: OpenEcs, taskDefinition: string): Promise<void> {
  await eventually(async () => {
    expect(await open.describe()).toMatchObject({
      taskDefinition,
      deployments: [{ status: "PRIMARY", rolloutState: "COMPLETED", taskDefinition }],
    });
  });
}

function update(open: OpenEcs, given: Omit<ConstructorParameters<typeof UpdateServiceCommand>[0], "service">) {
  return open.client.send(new UpdateServiceCommand({ cluster, service: "orders", ...given }));
}

async function messages(open: OpenEcs): Promise<string[]> {
  const { events = [] } = await open.describe();
  return events.map(({ message = "" }) => message).reverse();
}

test("a created service runs its image, and its address answers", async () => {
  const open = await openEcs();
  await makeImage(open.options.imagesDir, "orders", "one");
  const taskDefinition = await open.register("one");
  expect(taskDefinition).toMatch(/:task-definition\/orders-dev:1$/);
  const created = await open.create(taskDefinition);
  expect(created).toMatchObject({
    status: "ACTIVE",
    desiredCount: 1,
    runningCount: 0,
    deployments: [{ status: "PRIMARY", rolloutState: "IN_PROGRESS", taskDefinition }],
  });
  await isSteady(open, taskDefinition);
  const { status, text } = await ask(open.ecs.loadBalancerUrl, "orders.dev.localhost", "/hello?x=1");
  expect(status).toBe(200);
  const { version, path, env, headers } = JSON.parse(text);
  expect({ version, path }).toEqual({ version: "one", path: "/hello" });
  expect(env).toMatchObject({ ENVIRONMENT: "dev", AWS_EXECUTION_ENV: "AWS_ECS_FARGATE" });
  expect(headers).toMatchObject({ "x-forwarded-for": "127.0.0.1", "x-forwarded-proto": "http" });
  expect(headers.host).toMatch(/^orders\.dev\.localhost:\d+$/);
  const [task] = await open.tasks();
  expect(task).toMatchObject({ lastStatus: "RUNNING", healthStatus: "HEALTHY", taskDefinitionArn: taskDefinition });
  const id = task?.taskArn?.split("/").at(-1);
  const primary = (await open.describe()).deployments?.[0]?.id;
  expect(await messages(open)).toEqual([
    `(service orders) has started 1 tasks: (task ${id}).`,
    `(service orders) (deployment ${primary}) deployment completed.`,
    "(service orders) has reached a steady state.",
  ]);
});

test("a task knows nothing of the sandbox's own environment", async () => {
  process.env.SANDBOX_TEST_SECRET = "planted";
  const open = await openEcs();
  await makeImage(open.options.imagesDir, "orders", "one");
  await open.create(await open.register("one"));
  await eventually(async () => expect(await versionAt(open.ecs.loadBalancerUrl)).toBe("one"));
  expect((await ask(open.ecs.loadBalancerUrl)).text).not.toContain("planted");
});

test("a new task definition takes over without a failed request", async () => {
  const open = await openEcs();
  for (const tag of ["one", "two"]) await makeImage(open.options.imagesDir, "orders", tag);
  const [one, two] = [await open.register("one"), await open.register("two")];
  await open.create(one, { desiredCount: 2 });
  await isSteady(open, one);
  const seen: (string | null)[] = [];
  let isAsking = true;
  const asking = (async () => {
    while (isAsking) seen.push(await versionAt(open.ecs.loadBalancerUrl));
  })();
  await expect.poll(() => seen).toContain("one");
  const waiting = ask(open.ecs.loadBalancerUrl, undefined, "/?wait=400");
  const { service } = await update(open, { taskDefinition: two });
  expect(service?.deployments).toMatchObject([
    { status: "PRIMARY", taskDefinition: two, rolloutState: "IN_PROGRESS" },
    { status: "ACTIVE", taskDefinition: one },
  ]);
  await isSteady(open, two);
  await expect.poll(() => seen).toContain("two");
  isAsking = false;
  await asking;
  expect(new Set(seen)).toEqual(new Set(["one", "two"]));
  expect((await waiting).status).toBe(200);
  expect(await versionAt(open.ecs.loadBalancerUrl)).toBe("two");
});

test("tasks that fail their health checks break the circuit, and what ran before goes on", async () => {
  const open = await openEcs();
  await makeImage(open.options.imagesDir, "orders", "good");
  await makeImage(open.options.imagesDir, "orders", "ill", { HEALTH: "500" });
  const [good, ill] = [await open.register("good"), await open.register("ill")];
  await open.create(good);
  await isSteady(open, good);
  const former = (await open.describe()).deployments?.[0]?.id;
  const { service } = await update(open, { taskDefinition: ill });
  const failed = service?.deployments?.[0]?.id;
  await eventually(async () =>
    expect(await messages(open)).toContain(`(service orders) rolling back to deployment ${former}.`),
  );
  await isSteady(open, good);
  expect(await messages(open)).toContain(
    `(service orders) (deployment ${failed}) deployment failed: tasks failed to start.`,
  );
  expect(await versionAt(open.ecs.loadBalancerUrl)).toBe("good");
  const stopped = await open.tasks("STOPPED");
  expect(stopped.filter((task) => task.taskDefinitionArn === ill)).toMatchObject([
    { stoppedReason: "Task failed container health checks" },
    { stoppedReason: "Task failed container health checks" },
    { stoppedReason: "Task failed container health checks" },
  ]);
});

test("a first deployment that crashes ends as FAILED, and its page says why", async () => {
  const open = await openEcs();
  await makeImage(open.options.imagesDir, "orders", "crash", { CRASH: "3" });
  await open.create(await open.register("crash"));
  await eventually(async () => {
    expect((await open.describe()).deployments).toMatchObject([
      {
        status: "PRIMARY",
        rolloutState: "FAILED",
        rolloutStateReason: "ECS deployment circuit breaker: tasks failed to start.",
        failedTasks: 3,
      },
    ]);
  });
  expect((await open.tasks("STOPPED")).at(0)).toMatchObject({
    stopCode: "EssentialContainerExited",
    stoppedReason: "Essential container in task exited",
    containers: [{ exitCode: 3 }],
  });
  const { status, text } = await ask(open.ecs.loadBalancerUrl);
  expect(status).toBe(503);
  expect(text).toContain("ECS deployment circuit breaker: tasks failed to start.");
});

test("an image that is not there is said so", async () => {
  const open = await openEcs();
  await open.create(await open.register("missing"));
  await eventually(async () => expect((await open.describe()).deployments?.[0]?.rolloutState).toBe("FAILED"));
  expect((await open.tasks("STOPPED")).at(0)).toMatchObject({
    stopCode: "TaskFailedToStart",
    stoppedReason: expect.stringMatching(/^CannotPullContainerError: .*orders:missing: not found$/),
  });
});

test("without a circuit breaker a crash loop goes on, slower each time", async () => {
  const open = await openEcs();
  await makeImage(open.options.imagesDir, "orders", "crash", { CRASH: "1" });
  await open.create(await open.register("crash"), { deploymentConfiguration: {} });
  const words = "(service orders) is unable to consistently start tasks successfully.";
  await eventually(async () => expect(await messages(open)).toContain(words));
  const [deployment] = (await open.describe()).deployments ?? [];
  expect(deployment?.rolloutState).toBe("IN_PROGRESS");
  expect(deployment?.failedTasks).toBeGreaterThanOrEqual(5);
  const starts = (await open.tasks("STOPPED")).map((task) => task.createdAt?.getTime() ?? 0).sort((a, b) => a - b);
  expect((starts[4] ?? 0) - (starts[3] ?? 0)).toBeGreaterThanOrEqual(150);
});

test("a service scales to none and to two", async () => {
  const open = await openEcs();
  await makeImage(open.options.imagesDir, "orders", "one");
  await open.create(await open.register("one"));
  await eventually(async () => expect(await versionAt(open.ecs.loadBalancerUrl)).toBe("one"));
  await update(open, { desiredCount: 0 });
  await eventually(async () => expect(await open.describe()).toMatchObject({ runningCount: 0, desiredCount: 0 }));
  const none = await ask(open.ecs.loadBalancerUrl);
  expect(none.status).toBe(503);
  expect(none.text).toContain("It is scaled to 0 tasks.");
  await update(open, { desiredCount: 2 });
  await eventually(async () => {
    const pids = new Set<number>();
    for (let count = 0; count < 4; count += 1) pids.add(JSON.parse((await ask(open.ecs.loadBalancerUrl)).text).pid);
    expect(pids.size).toBe(2);
  });
});

test("a deployment can be overtaken by the next one before it is done", async () => {
  const open = await openEcs();
  await makeImage(open.options.imagesDir, "orders", "one");
  await makeImage(open.options.imagesDir, "orders", "ill", { HEALTH: "500" });
  await makeImage(open.options.imagesDir, "orders", "three");
  const [one, ill, three] = [await open.register("one"), await open.register("ill"), await open.register("three")];
  // Bad answers count after a grace of a minute, so nothing but the next deployment ends this one.
  await open.create(one, { healthCheckGracePeriodSeconds: 6000 });
  await isSteady(open, one);
  await update(open, { taskDefinition: ill });
  await eventually(async () => expect((await open.tasks()).map((task) => task.taskDefinitionArn)).toContain(ill));
  await update(open, { taskDefinition: three });
  await isSteady(open, three);
  expect((await open.tasks()).map((task) => task.taskDefinitionArn)).toEqual([three]);
});

test("where no task may be added, an old one makes room", async () => {
  const open = await openEcs();
  for (const tag of ["one", "two"]) await makeImage(open.options.imagesDir, "orders", tag);
  const [one, two] = [await open.register("one"), await open.register("two")];
  await open.create(one, { deploymentConfiguration: { minimumHealthyPercent: 0, maximumPercent: 100 } });
  await isSteady(open, one);
  await update(open, { taskDefinition: two });
  await isSteady(open, two);
  expect((await open.tasks("STOPPED")).map((task) => task.taskDefinitionArn)).toEqual([one]);
});

test("what runs can be scaled after its task definition was deregistered", async () => {
  const open = await openEcs();
  await makeImage(open.options.imagesDir, "orders", "one");
  const one = await open.register("one");
  await open.create(one);
  await isSteady(open, one);
  await open.client.send(new DeregisterTaskDefinitionCommand({ taskDefinition: one }));
  await update(open, { desiredCount: 2 });
  await eventually(async () => expect(await open.describe()).toMatchObject({ runningCount: 2, desiredCount: 2 }));
  await expect(update(open, { taskDefinition: one })).rejects.toThrow("TaskDefinition is inactive");
});
