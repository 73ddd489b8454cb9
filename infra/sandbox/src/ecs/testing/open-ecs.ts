import { copyFile, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { request } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs";
import {
  CreateServiceCommand,
  type CreateServiceCommandInput,
  DescribeServicesCommand,
  DescribeTasksCommand,
  ECSClient,
  ListTasksCommand,
  RegisterTaskDefinitionCommand,
  type RegisterTaskDefinitionCommandInput,
  type Service,
  type Task,
} from "@aws-sdk/client-ecs";
import { onTestFinished, vi } from "vitest";
import { type Ecs, type EcsOptions, startEcs } from "../start-ecs.ts";

export const cluster = "waymark-dev";

/** What is only waited for until it comes is waited for as long as a busy machine may take. */
export const quick: NonNullable<EcsOptions["timing"]> = {
  healthCheckInterval: 50,
  healthCheckTimeout: 30_000,
  graceSecond: 10,
  startAllowance: 90_000,
  deregistrationDelay: 30_000,
  restartBackoff: 20,
  longestRestartBackoff: 200,
  farewell: 30_000,
};

const sample = path.join(import.meta.dirname, "sample-service.mjs");

export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), "waymark-ecs-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}

/** A snapshot folder as a workflow leaves it. */
export async function makeImage(imagesDir: string, name: string, tag: string, env: Record<string, string> = {}) {
  const folder = path.join(imagesDir, name, tag);
  await mkdir(folder, { recursive: true });
  await copyFile(sample, path.join(folder, "service.mjs"));
  const manifest = { command: ["node", "service.mjs"], workdir: ".", env: { VERSION: tag, ...env }, port: 8080 };
  await writeFile(path.join(folder, "image.json"), JSON.stringify(manifest));
}

export interface OpenEcs {
  readonly ecs: Ecs;
  readonly options: EcsOptions;
  readonly client: ECSClient;
  readonly logs: CloudWatchLogsClient;
  register(tag: string, more?: Partial<RegisterTaskDefinitionCommandInput>): Promise<string>;
  create(taskDefinition: string, more?: Partial<CreateServiceCommandInput>): Promise<Service>;
  describe(): Promise<Service>;
  tasks(desiredStatus?: "RUNNING" | "STOPPED"): Promise<Task[]>;
  control(settings: Record<string, unknown>): Promise<void>;
}

/** An ECS on free ports and empty folders, gone when the test ends; its service is `orders`. */
export async function openEcs(given: Partial<EcsOptions> = {}): Promise<OpenEcs> {
  const dataDir = given.dataDir ?? (await temporaryFolder());
  const imagesDir = given.imagesDir ?? (await temporaryFolder());
  const options: EcsOptions = {
    port: 0,
    loadBalancerPort: 0,
    ...given,
    dataDir,
    imagesDir,
    timing: { ...quick, ...given.timing },
  };
  const ecs = await startEcs(options);
  onTestFinished(() => ecs.stop());
  return { ecs, options, ...clients(ecs.url) };
}

export function clients(url: string): Omit<OpenEcs, "ecs" | "options"> {
  const how = {
    endpoint: url.replace("localhost", "127.0.0.1"),
    region: "eu-central-1",
    credentials: { accessKeyId: "sample", secretAccessKey: "sample" },
    maxAttempts: 1,
  };
  const client = new ECSClient(how);
  return {
    client,
    logs: new CloudWatchLogsClient(how),
    async register(tag, more = {}) {
      const { taskDefinition } = await client.send(new RegisterTaskDefinitionCommand({ ...definition(tag), ...more }));
      return taskDefinition?.taskDefinitionArn ?? "";
    },
    async create(taskDefinition, more = {}) {
      const { service } = await client.send(
        new CreateServiceCommand({
          cluster,
          serviceName: "orders",
          taskDefinition,
          desiredCount: 1,
          launchType: "FARGATE",
          deploymentConfiguration: { deploymentCircuitBreaker: { enable: true, rollback: true } },
          ...more,
        }),
      );
      if (!service) throw new Error("There is no service in the answer");
      return service;
    },
    async describe() {
      const { services } = await client.send(new DescribeServicesCommand({ cluster, services: ["orders"] }));
      const [service] = services ?? [];
      if (!service) throw new Error("There is no service orders");
      return service;
    },
    async tasks(desiredStatus = "RUNNING") {
      const { taskArns } = await client.send(new ListTasksCommand({ cluster, serviceName: "orders", desiredStatus }));
      if (!taskArns || taskArns.length === 0) return [];
      return (await client.send(new DescribeTasksCommand({ cluster, tasks: taskArns }))).tasks ?? [];
    },
    async control(settings) {
      const response = await fetch(`${url}/_control`, { method: "POST", body: JSON.stringify(settings) });
      if (!response.ok) throw new Error(await response.text());
    },
  };
}

export function definition(tag: string): RegisterTaskDefinitionCommandInput {
  return {
    family: "orders-dev",
    cpu: "256",
    memory: "512",
    networkMode: "awsvpc",
    requiresCompatibilities: ["FARGATE"],
    containerDefinitions: [
      {
        name: "orders",
        image: `000000000000.dkr.ecr.eu-central-1.amazonaws.com/orders:${tag}`,
        portMappings: [{ containerPort: 8080 }],
        environment: [{ name: "ENVIRONMENT", value: "dev" }],
      },
    ],
  };
}

export interface Answer {
  readonly status: number;
  readonly text: string;
}

/** Asks the load balancer as a browser would; names below localhost are not looked up. */
export function ask(url: string, host = "orders.dev.localhost", address = "/"): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { port } = new URL(url);
    const asked = request(
      { host: "127.0.0.1", port, path: address, headers: { host: `${host}:${port}` }, agent: false },
      async (response) => {
        try {
          let text = "";
          for await (const piece of response) text += String(piece);
          resolve({ status: response.statusCode ?? 0, text });
        } catch (error) {
          reject(error);
        }
      },
    );
    asked.on("error", reject);
    asked.end();
  });
}

/** The version that answers, or null while none does. */
export async function versionAt(url: string): Promise<string | null> {
  const { status, text } = await ask(url);
  return status === 200 ? (JSON.parse(text) as { version: string }).version : null;
}

/** However long this machine takes. */
export const patience = { timeout: 90_000, interval: 50 };

/** Waits until a condition holds. */
export function eventually(check: () => Promise<void> | void): Promise<void> {
  return vi.waitFor(check, patience);
}
