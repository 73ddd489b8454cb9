import { DescribeServicesCommand, UpdateServiceCommand } from "@aws-sdk/client-ecs";
import { expect, test } from "vitest";
import { cluster, eventually, makeImage, openEcs, versionAt } from "./testing/open-ecs.ts";

test("tasks that exit so many times are replaced until one stays", async () => {
  const open = await openEcs();
  await makeImage(open.options.imagesDir, "orders", "one");
  await open.control({ exitTasks: { next: 2, exitCode: 7, service: "orders" } });
  await open.create(await open.register("one"));
  await eventually(async () => expect((await open.describe()).deployments?.[0]?.rolloutState).toBe("COMPLETED"));
  expect((await open.describe()).deployments).toMatchObject([{ failedTasks: 2 }]);
  expect(await open.tasks("STOPPED")).toMatchObject([
    { containers: [{ exitCode: 7 }] },
    { containers: [{ exitCode: 7 }] },
  ]);
});

test("failing health checks make a running task be replaced", async () => {
  const open = await openEcs();
  await makeImage(open.options.imagesDir, "orders", "one");
  const loadBalancers = [{ targetGroupArn: "arn:tg", containerName: "orders", containerPort: 8080 }];
  await open.create(await open.register("one"), { loadBalancers });
  await eventually(async () => expect((await open.describe()).deployments?.[0]?.rolloutState).toBe("COMPLETED"));
  await open.control({ failHealthChecks: { next: 3, service: "orders", cluster } });
  await eventually(async () => {
    expect(await open.tasks("STOPPED")).toMatchObject([
      { stoppedReason: "Task failed ELB health checks in (target-group arn:tg)" },
    ]);
    expect(await versionAt(open.ecs.loadBalancerUrl)).toBe("one");
  });
  const { events = [], deployments } = await open.describe();
  expect(events.map(({ message }) => message)).toContain(
    "(service orders) (port 8080) is unhealthy in (target-group arn:tg) due to (reason Health checks failed with these codes: [503])",
  );
  expect(deployments).toMatchObject([{ rolloutState: "COMPLETED" }]);
});

test("slow tasks stay PENDING, and a stop reaches them there", async () => {
  const open = await openEcs();
  await makeImage(open.options.imagesDir, "orders", "one");
  await open.control({ slowTasks: 60_000 });
  await open.create(await open.register("one"));
  await eventually(async () => expect(await open.describe()).toMatchObject({ pendingCount: 1, runningCount: 0 }));
  await open.client.send(new UpdateServiceCommand({ cluster, service: "orders", desiredCount: 0 }));
  await eventually(async () => expect(await open.describe()).toMatchObject({ pendingCount: 0, runningCount: 0 }));
});

test("answers of the API can wait, fail, or get lost after the effect", async () => {
  const open = await openEcs();
  await open.create(await open.register("one"), { desiredCount: 0 });
  const describe = () => open.client.send(new DescribeServicesCommand({ cluster, services: ["orders"] }));
  await open.control({ failBefore: { next: 1, operation: "DescribeServices" } });
  await expect(describe()).rejects.toMatchObject({ name: "ServerException", $metadata: { httpStatusCode: 500 } });
  await open.control({ delay: { milliseconds: 200, next: 1, operation: "DescribeServices" } });
  const began = performance.now();
  await describe();
  expect(performance.now() - began).toBeGreaterThanOrEqual(195);
  await open.control({ dropReply: { next: 1, operation: "UpdateService" } });
  const scale = new UpdateServiceCommand({ cluster, service: "orders", healthCheckGracePeriodSeconds: 7 });
  await expect(open.client.send(scale)).rejects.toThrow();
  expect((await open.describe()).healthCheckGracePeriodSeconds).toBe(7);
});

test("the switches explain themselves and refuse what they do not know", async () => {
  const open = await openEcs();
  const described = (await (await fetch(`${open.ecs.url}/_control`)).json()) as Record<string, unknown>;
  expect(Object.keys(described)).toEqual([
    "slowTasks",
    "failHealthChecks",
    "exitTasks",
    "lateLines",
    "emptyPages",
    "delay",
    "throttle",
    "failBefore",
    "dropReply",
  ]);
  await expect(open.control({ unknown: 1 })).rejects.toThrow('There is no switch \\"unknown\\"');
  await expect(open.control({ exitTasks: { often: 1 } })).rejects.toThrow('exitTasks has no setting \\"often\\"');
  await open.control({ exitTasks: 3 });
  await fetch(`${open.ecs.url}/_control`, { method: "DELETE" });
  expect(await (await fetch(`${open.ecs.url}/_control`)).json()).toEqual(described);
});
