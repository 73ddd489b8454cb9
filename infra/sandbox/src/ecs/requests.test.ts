import {
  CreateClusterCommand,
  CreateServiceCommand,
  DeleteServiceCommand,
  DeregisterTaskDefinitionCommand,
  DescribeClustersCommand,
  DescribeServicesCommand,
  DescribeTaskDefinitionCommand,
  ListServicesCommand,
  ListTagsForResourceCommand,
  ListTaskDefinitionsCommand,
  RunTaskCommand,
  StopTaskCommand,
  TagResourceCommand,
  UpdateServiceCommand,
} from "@aws-sdk/client-ecs";
import { expect, test } from "vitest";
import { cluster, definition, eventually, makeImage, openEcs, versionAt } from "./testing/open-ecs.ts";

const container = definition("one").containerDefinitions?.[0] ?? { name: "", image: "" };

test.each([
  [
    "a pair of cpu and memory that Fargate does not sell",
    { cpu: "256", memory: "4096" },
    "No Fargate configuration exists for given values: 256 CPU, 4096 memory.",
  ],
  ["no cpu for Fargate", { cpu: undefined }, "Fargate requires that 'cpu' be defined at the task level."],
  ["another network mode than Fargate's", { networkMode: "bridge" as const }, "Fargate only supports network mode"],
  ["a family with a space in it", { family: "orders dev" }, "Family contains invalid characters."],
  ["no container", { containerDefinitions: [] }, "Container list cannot be empty."],
  ["no image", { containerDefinitions: [{ ...container, image: "" }] }, "Container.image should not be null or empty."],
  [
    "a port that is none",
    { containerDefinitions: [{ ...container, portMappings: [{ containerPort: 70_000 }] }] },
    "Invalid 'containerPort' setting",
  ],
  [
    "another port outside than inside",
    { containerDefinitions: [{ ...container, portMappings: [{ containerPort: 80, hostPort: 81 }] }] },
    "the host ports and container ports in port mappings must match",
  ],
])("%s is refused as AWS refuses it", async (_what, more, message) => {
  const open = await openEcs();
  await expect(open.register("one", more)).rejects.toMatchObject({
    name: "ClientException",
    message: expect.stringContaining(message),
    $metadata: { httpStatusCode: 400 },
  });
});

test("Fargate's table is known, in every way to write it", async () => {
  const open = await openEcs();
  for (const [cpu, memory] of [
    ["256", "512"],
    ["1024", "8192"],
    [".5 vCPU", "4 GB"],
    ["16384", "122880"],
  ]) {
    await expect(open.register("one", { cpu, memory })).resolves.toMatch(/orders-dev:\d$/);
  }
});

test("what the sandbox cannot do is refused by name", async () => {
  const open = await openEcs();
  await expect(open.client.send(new RunTaskCommand({ taskDefinition: "orders-dev" }))).rejects.toMatchObject({
    name: "UnknownOperationException",
    message: "The sandbox does not implement AmazonEC2ContainerServiceV20141113.RunTask",
  });
  const secrets = [{ name: "TOKEN", valueFrom: "arn:aws:ssm:eu-central-1:0:parameter/token" }];
  await expect(open.register("one", { containerDefinitions: [{ ...container, secrets }] })).rejects.toMatchObject({
    name: "UnsupportedFeatureException",
    message: "The sandbox does not implement containerDefinitions[].secrets",
  });
  const two = [container, { ...container, name: "sidecar" }];
  await expect(open.register("one", { containerDefinitions: two })).rejects.toThrow("tasks of more than one container");
});

test("a request that nobody signed is refused", async () => {
  const { ecs } = await openEcs();
  const target = { "x-amz-target": "AmazonEC2ContainerServiceV20141113.ListClusters" };
  const unsigned = await fetch(ecs.url, { method: "POST", headers: target, body: "{}" });
  expect(unsigned.status).toBe(400);
  expect(await unsigned.json()).toEqual({
    __type: "MissingAuthenticationTokenException",
    message: "Missing Authentication Token",
  });
  const odd = await fetch(ecs.url, { method: "POST", headers: { ...target, authorization: "Bearer x" }, body: "{}" });
  expect(await odd.json()).toMatchObject({ __type: "IncompleteSignatureException" });
});

test("revisions count up; without one the newest ACTIVE is meant", async () => {
  const open = await openEcs();
  for (const tag of ["one", "two", "three"]) await open.register(tag);
  await open.client.send(new DeregisterTaskDefinitionCommand({ taskDefinition: "orders-dev:3" }));
  const describe = async (taskDefinition: string) =>
    (await open.client.send(new DescribeTaskDefinitionCommand({ taskDefinition }))).taskDefinition;
  expect(await describe("orders-dev")).toMatchObject({ revision: 2, status: "ACTIVE", cpu: "256", memory: "512" });
  expect(await describe("orders-dev:3")).toMatchObject({ revision: 3, status: "INACTIVE" });
  expect((await describe("orders-dev:1"))?.containerDefinitions).toMatchObject([
    {
      image: expect.stringMatching(/orders:one$/),
      essential: true,
      portMappings: [{ containerPort: 8080, hostPort: 8080, protocol: "tcp" }],
    },
  ]);
  await expect(describe("orders-dev:4")).rejects.toMatchObject({
    name: "ClientException",
    message: "Unable to describe task definition.",
  });
  const list = await open.client.send(
    new ListTaskDefinitionsCommand({ familyPrefix: "orders-dev", sort: "DESC", maxResults: 1 }),
  );
  expect(list.taskDefinitionArns).toEqual([expect.stringMatching(/:2$/)]);
  const next = await open.client.send(
    new ListTaskDefinitionsCommand({ familyPrefix: "orders-dev", sort: "DESC", nextToken: list.nextToken }),
  );
  expect(next.taskDefinitionArns).toEqual([expect.stringMatching(/:1$/)]);
  await expect(open.create("orders-dev:3")).rejects.toMatchObject({ message: "TaskDefinition is inactive" });
});

test("what is not there is told apart: a cluster, a service, a task definition, a task", async () => {
  const open = await openEcs();
  const send = (given: { cluster?: string; service: string; taskDefinition?: string }) =>
    open.client.send(new UpdateServiceCommand({ cluster, ...given }));
  await expect(send({ cluster: "nowhere", service: "orders" })).rejects.toMatchObject({
    name: "ClusterNotFoundException",
  });
  await expect(send({ service: "orders" })).rejects.toMatchObject({
    name: "ServiceNotFoundException",
    message: "Service not found.",
  });
  await expect(open.create("orders-dev:9")).rejects.toMatchObject({
    name: "ClientException",
    message: "TaskDefinition not found.",
  });
  await expect(open.client.send(new StopTaskCommand({ cluster, task: "0".repeat(32) }))).rejects.toMatchObject({
    name: "InvalidParameterException",
    message: "The referenced task was not found.",
  });
  expect(await open.client.send(new DescribeServicesCommand({ cluster, services: ["orders"] }))).toMatchObject({
    services: [],
    failures: [{ arn: `arn:aws:ecs:eu-central-1:000000000000:service/${cluster}/orders`, reason: "MISSING" }],
  });
});

test("the platform's clusters are there from the start, and others can be made", async () => {
  const { client } = await openEcs();
  await client.send(new CreateClusterCommand({ clusterName: "extra" }));
  const clusters = ["waymark-dev", "waymark-staging", "waymark-prod", "extra", "missing"];
  const answer = await client.send(new DescribeClustersCommand({ clusters }));
  expect(answer.clusters?.map((one) => [one.clusterName, one.status])).toEqual(
    clusters.slice(0, 4).map((name) => [name, "ACTIVE"]),
  );
  expect(answer.failures).toMatchObject([{ reason: "MISSING" }]);
});

test("creating a service again is no mistake, creating another one of its name is", async () => {
  const open = await openEcs();
  const taskDefinition = await open.register("one");
  const first = await open.create(taskDefinition, { desiredCount: 0, tags: [{ key: "deployment", value: "dep_1" }] });
  const again = await open.create(taskDefinition, { desiredCount: 0, tags: [{ key: "deployment", value: "dep_1" }] });
  expect(again.deployments?.[0]?.id).toBe(first.deployments?.[0]?.id);
  await expect(open.create(taskDefinition, { desiredCount: 2 })).rejects.toMatchObject({
    name: "InvalidParameterException",
    message: "Creation of service was not idempotent.",
  });
  const loadBalancers = [{ targetGroupArn: "arn:tg", containerName: "orders", containerPort: 9090 }];
  const other = { cluster, serviceName: "other", taskDefinition, desiredCount: 0, loadBalancers };
  await expect(open.client.send(new CreateServiceCommand(other))).rejects.toThrow(
    "The container orders did not have a container port 9090 defined.",
  );
});

test("resources carry tags", async () => {
  const open = await openEcs();
  const taskDefinition = await open.register("one", { tags: [{ key: "commit", value: "abc" }] });
  const service = await open.create(taskDefinition, { desiredCount: 0 });
  const resourceArn = service.serviceArn ?? "";
  await open.client.send(new TagResourceCommand({ resourceArn, tags: [{ key: "deployment", value: "dep_1" }] }));
  const listed = await open.client.send(new ListTagsForResourceCommand({ resourceArn }));
  expect(listed.tags).toEqual([{ key: "deployment", value: "dep_1" }]);
  const described = await open.client.send(new DescribeTaskDefinitionCommand({ taskDefinition, include: ["TAGS"] }));
  expect(described.tags).toEqual([{ key: "commit", value: "abc" }]);
});

test("a stopped task is replaced, a deleted service is gone with its tasks", async () => {
  const open = await openEcs();
  await makeImage(open.options.imagesDir, "orders", "one");
  await open.create(await open.register("one"));
  await eventually(async () => expect(await versionAt(open.ecs.loadBalancerUrl)).toBe("one"));
  const [task] = await open.tasks();
  await open.client.send(new StopTaskCommand({ cluster, task: task?.taskArn, reason: "to see what happens" }));
  await eventually(async () => {
    expect(await open.tasks("STOPPED")).toMatchObject([
      { stopCode: "UserInitiated", stoppedReason: "to see what happens" },
    ]);
    expect(await open.tasks()).toMatchObject([{ lastStatus: "RUNNING", healthStatus: "HEALTHY" }]);
  });
  expect((await open.describe()).deployments?.[0]?.failedTasks).toBe(0);
  const remove = { cluster, service: "orders" };
  await expect(open.client.send(new DeleteServiceCommand(remove))).rejects.toThrow(
    "The service cannot be stopped while it is scaled above 0.",
  );
  await open.client.send(new DeleteServiceCommand({ ...remove, force: true }));
  await eventually(async () => expect(await open.describe()).toMatchObject({ status: "INACTIVE", runningCount: 0 }));
  expect((await open.client.send(new ListServicesCommand({ cluster }))).serviceArns).toEqual([]);
  await expect(open.client.send(new UpdateServiceCommand(remove))).rejects.toMatchObject({
    name: "ServiceNotActiveException",
  });
});
