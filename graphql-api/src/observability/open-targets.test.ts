import "reflect-metadata";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test, vi } from "vitest";
import { connectEcs } from "../adapters/ecs/connect-ecs.ts";
import { openEcs, REGION } from "../adapters/ecs/testing/open-ecs.ts";
import { seedPlaces } from "../environment/testing/seed-places.ts";
import { startRunEngine } from "../testing/start-run-engine.ts";
import { openTargets, type Targets } from "./open-targets.ts";

const RELEASED = "a".repeat(40);

/** The list, however long it takes to be read: who asks is told that nobody knows it yet after three seconds. */
const listOf = (targets: Targets) =>
  vi.waitFor(
    async () => {
      const list = await targets.list();
      if (list) return list;
      throw new Error("Nobody could tell which tasks run.");
    },
    { timeout: 20_000 },
  );

test("every running task of a service is told with its labels, and an ECS that is away changes nothing", async () => {
  const { ecs, observed, register, create, control } = await openEcs();
  const { platform } = await startRunEngine();
  await seedPlaces(platform.pool, [
    { service: "orders", environment: "dev", deployment: "SUCCEEDED" },
    { service: "orders", environment: "prod", deployment: null },
    { service: "gone", environment: "dev", deployment: null, serviceStatus: "ARCHIVED" },
  ]);
  await create("orders", await register(RELEASED), 2);
  await create("gone", await register("good", "gone-dev"), 1);
  await create("stranger", await register("better", "stranger-dev"), 1);

  const targets = openTargets({ ...platform, ecs }, 0);
  const task = expect.stringMatching(/^[0-9a-f]{32}$/);
  const labels = { service: "orders", environment: "dev", team: "platform", release: "aaaaaaa", task };
  const target = { targets: [expect.stringMatching(/^127\.0\.0\.1:\d+$/)], labels };
  await expect.poll(() => targets.list()).toEqual([target, target]);
  const [one] = await listOf(targets);
  // It is told from its start on, and listens a moment later.
  const answers = () =>
    fetch(`http://${one?.targets[0]}/health`).then(
      ({ status }) => status,
      () => null,
    );
  await expect.poll(answers).toBe(200);

  await control({ failBefore: { operation: "ListTasks" } });
  const later = openTargets({ ...platform, ecs }, 0);
  expect(await later.list()).toBeNull();
  observed.length = 0;
  const lastAnswer = async () => {
    await targets.list();
    return observed.at(-1);
  };
  await expect.poll(lastAnswer).toMatchObject({ operation: "listTasks", status: "500" });
  expect(await targets.list()).toEqual([target, target]);
  await control({ failBefore: null });
  await expect.poll(() => later.list()).toEqual([target, target]);
});

/**
 * What AWS says of tasks on Fargate, each with a network interface of its own: pages of a hundred. Of the revisions of the
 * task definition that are `refused` it says nothing.
 */
async function serveFargate(count: number, revisionOf = (_task: number) => 1, refused: number[] = []) {
  const asked: string[] = [];
  const arnOf = (kind: string, name: string) => `arn:aws:ecs:${REGION}:000000000000:${kind}/${name}`;
  const operations: Record<
    string,
    (input: { nextToken?: string; tasks?: string[]; taskDefinition?: string }) => unknown
  > = {
    ListTasks({ nextToken = "0" }) {
      const from = Number(nextToken);
      const to = Math.min(count, from + 100);
      const numbers = Array.from({ length: to - from }, (_, index) => from + index);
      const taskArns = numbers.map((number) => arnOf("task/waymark-dev", String(number)));
      return { taskArns, ...(to < count && { nextToken: String(to) }) };
    },
    DescribeTasks: ({ tasks = [] }) => ({
      tasks: tasks.map((taskArn) => ({
        taskArn,
        taskDefinitionArn: arnOf("task-definition", `orders-dev:${revisionOf(Number(taskArn.split("/").at(-1)))}`),
        group: "service:orders",
        attachments: [
          {
            type: "ElasticNetworkInterface",
            details: [
              { name: "subnetId", value: "subnet-1" },
              { name: "privateIPv4Address", value: `10.0.0.${taskArn.split("/").at(-1)}` },
            ],
          },
        ],
        containers: [{ name: "orders", image: `registry.test/orders:${RELEASED}`, networkBindings: [] }],
      })),
    }),
    DescribeTaskDefinition: ({ taskDefinition = "" }) => {
      if (refused.some((revision) => taskDefinition.endsWith(`:${revision}`))) return null;
      const containerDefinitions = [{ name: "orders", image: "orders", portMappings: [{ containerPort: 8080 }] }];
      return { taskDefinition: { taskDefinitionArn: taskDefinition, containerDefinitions } };
    },
  };
  const server = createServer(async (request, response) => {
    const name = String(request.headers["x-amz-target"]).split(".").at(-1) ?? "";
    const body = Buffer.concat(await request.toArray()).toString();
    asked.push(name);
    const answer = operations[name]?.(JSON.parse(body));
    response.writeHead(answer ? 200 : 403, { "content-type": "application/x-amz-json-1.1" });
    response.end(JSON.stringify(answer ?? { __type: "AccessDeniedException", message: "not this one" }));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close().closeAllConnections());
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const credentials = { accessKeyId: "sample", secretAccessKey: "sample" };
  return { ecs: connectEcs({ userAgent: "waymark-tests", endpoint, credentials }), asked };
}

test("tasks with an address of their own listen where their definition says, which is asked for once", async () => {
  const { ecs, asked } = await serveFargate(230);
  const { platform } = await startRunEngine();
  await seedPlaces(platform.pool, [{ service: "orders", environment: "dev", deployment: "SUCCEEDED" }]);
  const list = await listOf(openTargets({ ...platform, ecs }));
  expect(list).toHaveLength(230);
  expect(list.find(({ labels }) => labels.task === "7")).toEqual({
    targets: ["10.0.0.7:8080"],
    labels: { service: "orders", environment: "dev", team: "platform", release: "aaaaaaa", task: "7" },
  });
  const first = [
    "DescribeTaskDefinition",
    "DescribeTasks",
    "DescribeTasks",
    "DescribeTasks",
    "ListTasks",
    "ListTasks",
    "ListTasks",
  ];
  expect(asked.toSorted()).toEqual(first);
  // Another process, or this one after a restart.
  expect(await listOf(openTargets({ ...platform, ecs }))).toHaveLength(230);
  expect(asked).toHaveLength(first.length + 6);
});

test("a task definition that ECS does not tell leaves out its own tasks, and no others", async () => {
  const refused = [2];
  const { ecs } = await serveFargate(3, (task) => (task === 1 ? 2 : 1), refused);
  const { platform } = await startRunEngine();
  await seedPlaces(platform.pool, [{ service: "orders", environment: "dev", deployment: "SUCCEEDED" }]);
  const targets = openTargets({ ...platform, ecs }, 0);
  const tasks = async () => (await listOf(targets)).map(({ labels }) => labels.task);
  expect(await tasks()).toEqual(["0", "2"]);
  refused.length = 0;
  await expect.poll(tasks).toEqual(["0", "1", "2"]);
});
