import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { UpdateServiceCommand } from "@aws-sdk/client-ecs";
import { expect, onTestFinished, test } from "vitest";
import { sampleApp, sampleClient } from "../github/testing/open-sandbox.ts";
import { beganOf } from "./task/began.ts";
import {
  ask,
  clients,
  cluster,
  eventually,
  makeImage,
  openEcs,
  temporaryFolder,
  versionAt,
} from "./testing/open-ecs.ts";

const main = path.join(import.meta.dirname, "../main.ts");

interface Process {
  readonly child: ChildProcess;
  readonly ecsUrl: string;
  readonly loadBalancerUrl: string;
}

/** The sandbox as a process of its own, as `npm start` runs it. */
async function spawnSandbox(data: string): Promise<Process> {
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", main], {
    stdio: ["ignore", "pipe", "inherit"],
    env: {
      PATH: process.env.PATH,
      SANDBOX_DATA: data,
      SANDBOX_PORT: "0",
      SANDBOX_ECS_PORT: "0",
      SANDBOX_LOAD_BALANCER_PORT: "0",
      SANDBOX_APP_PUBLIC_KEY: sampleApp.publicKeyPem,
      GITHUB_APP_ID: String(sampleApp.id),
      GITHUB_CLIENT_ID: sampleClient.clientId,
      GITHUB_CLIENT_SECRET: sampleClient.clientSecret,
    },
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  let said = "";
  for await (const piece of child.stdout ?? []) {
    said += String(piece);
    const [, ecsUrl, loadBalancerUrl] = /ECS listens on (http:\S+), its load balancer on (http:\S+)\n/.exec(said) ?? [];
    if (ecsUrl && loadBalancerUrl) return { child, ecsUrl, loadBalancerUrl };
  }
  throw new Error(`The sandbox said ${said}`);
}

async function pidAt(url: string): Promise<number> {
  return (JSON.parse((await ask(url)).text) as { pid: number }).pid;
}

test("tasks stop with the sandbox and start with it again", async () => {
  const first = await openEcs();
  await makeImage(first.options.imagesDir, "orders", "one");
  const taskDefinition = await first.register("one");
  await first.create(taskDefinition);
  await eventually(async () => expect(await versionAt(first.ecs.loadBalancerUrl)).toBe("one"));
  const pid = await pidAt(first.ecs.loadBalancerUrl);
  const before = await first.describe();
  await first.ecs.stop();
  expect(beganOf(pid)).toBeNull();

  const { dataDir, imagesDir } = first.options;
  const second = await openEcs({ dataDir, imagesDir });
  await eventually(async () => expect(await versionAt(second.ecs.loadBalancerUrl)).toBe("one"));
  const after = await second.describe();
  expect(after).toMatchObject({ taskDefinition, desiredCount: 1 });
  expect(after.deployments?.[0]?.id).toBe(before.deployments?.[0]?.id);
  expect(after.deployments?.[0]?.failedTasks).toBe(0);
  expect(await second.tasks("STOPPED")).toMatchObject([{ stoppedReason: "The sandbox was stopped" }]);
});

test("a task that does not listen to SIGTERM is killed", async () => {
  const open = await openEcs({ timing: { farewell: 300 } });
  await makeImage(open.options.imagesDir, "orders", "one", { STUBBORN: "1" });
  await open.create(await open.register("one"));
  await eventually(async () => expect(await versionAt(open.ecs.loadBalancerUrl)).toBe("one"));
  const pid = await pidAt(open.ecs.loadBalancerUrl);
  await open.ecs.stop();
  expect(beganOf(pid)).toBeNull();
});

test("kill -9 of the sandbox leaves no orphan after its next start, and the service runs again", async () => {
  const data = await temporaryFolder();
  await makeImage(path.join(data, "images"), "orders", "one", { STUBBORN: "1" });
  const first = await spawnSandbox(data);
  const client = clients(first.ecsUrl);
  await client.create(await client.register("one"), { desiredCount: 2 });
  const pids = new Set<number>();
  await eventually(async () => {
    pids.add(await pidAt(first.loadBalancerUrl));
    expect(pids.size).toBe(2);
  });
  first.child.kill("SIGKILL");
  await once(first.child, "exit");

  const second = await spawnSandbox(data);
  for (const pid of pids) expect(beganOf(pid)).toBeNull();
  await eventually(async () => expect(await versionAt(second.loadBalancerUrl)).toBe("one"));
  const newer = await pidAt(second.loadBalancerUrl);
  second.child.kill("SIGTERM");
  const [code] = await once(second.child, "exit");
  expect(code).toBe(0);
  expect(beganOf(newer)).toBeNull();
});

test("kill -9 in the middle of a rollout: the next start goes on with it", async () => {
  const data = await temporaryFolder();
  for (const tag of ["one", "two"]) await makeImage(path.join(data, "images"), "orders", tag);
  const first = await spawnSandbox(data);
  const client = clients(first.ecsUrl);
  const [one, two] = [await client.register("one"), await client.register("two")];
  await client.create(one);
  await eventually(async () => expect(await versionAt(first.loadBalancerUrl)).toBe("one"));
  await client.control({ slowTasks: 60_000 });
  await client.client.send(new UpdateServiceCommand({ cluster, service: "orders", taskDefinition: two }));
  await eventually(async () => expect(await client.describe()).toMatchObject({ pendingCount: 1, runningCount: 1 }));
  first.child.kill("SIGKILL");
  await once(first.child, "exit");

  const second = await spawnSandbox(data);
  await eventually(async () => {
    expect((await clients(second.ecsUrl).describe()).deployments).toMatchObject([
      { taskDefinition: two, rolloutState: "COMPLETED", failedTasks: 0 },
    ]);
  });
  expect(await versionAt(second.loadBalancerUrl)).toBe("two");
  second.child.kill("SIGTERM");
  await once(second.child, "exit");
});
