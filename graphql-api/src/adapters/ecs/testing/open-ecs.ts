import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CreateServiceCommand, ECSClient, RegisterTaskDefinitionCommand } from "@aws-sdk/client-ecs";
import { startEcs } from "@waymark/sandbox/ecs";
import { onTestFinished } from "vitest";
import { connectEcs, type EcsSettings } from "../connect-ecs.ts";
import type { Ecs } from "../ecs.ts";
import { EcsError } from "../ecs-error.ts";
import type { ObservedEcsCall } from "../open-clients.ts";

export const REGION = "eu-central-1";
export const CLUSTER = "waymark-dev";
const CREDENTIALS = { accessKeyId: "AKIAIOSFODNN7EXAMPLE", secretAccessKey: "a secret of the sandbox" };

/** Answers /health with what its environment says, 200 when it says nothing. What is posted to it, it writes. */
const SERVICE = `import { createServer } from "node:http";
createServer((request, response) => {
  request.pipe(process.stdout, { end: false });
  request.on("end", () => response.writeHead(Number(process.env.HEALTH ?? 200)).end());
}).listen(process.env.PORT);
process.on("SIGTERM", () => process.exit(0));
`;

/** The sandbox ECS for one test, gone when it ends. */
interface OpenEcs {
  url: string;
  loadBalancerUrl: string;
  ecs: Ecs;
  /** What `ecs` has told about its calls. */
  observed: ObservedEcsCall[];
  /** Another connection to the same ECS. */
  connect(settings?: Partial<EcsSettings>): Ecs;
  /** A new revision of the family whose image is `<family>:<tag>`; answers its ARN. */
  register(tag: string, family?: string): Promise<string>;
  /** A service of `CLUSTER`. */
  create(name: string, taskDefinition: string, desiredCount: number): Promise<void>;
  /** Turns realism switches on. */
  control(switches: Record<string, unknown>): Promise<void>;
}

/** Starts an ECS without services on free ports. Images `orders:good`, `orders:better`, `orders:ill` and
 * `orders:aaa…` (as a commit names it) are there. */
export async function openEcs(): Promise<OpenEcs> {
  const folder = await mkdtemp(join(tmpdir(), "waymark-ecs-"));
  const imagesDir = join(folder, "images");
  await makeImages(imagesDir, { good: {}, better: {}, ill: { HEALTH: "503" }, ["a".repeat(40)]: {} });
  const timing = { healthCheckInterval: 50, graceSecond: 10, startAllowance: 20_000, restartBackoff: 20 };
  const sandbox = await startEcs({ dataDir: join(folder, "data"), imagesDir, port: 0, loadBalancerPort: 0, timing });
  onTestFinished(async () => {
    await sandbox.stop();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  });

  const observed: ObservedEcsCall[] = [];
  const defaults: EcsSettings = {
    userAgent: "waymark-tests",
    endpoint: sandbox.url,
    credentials: CREDENTIALS,
    observe: (call) => observed.push(call),
  };
  const connect = (settings: Partial<EcsSettings> = {}) => connectEcs({ ...defaults, ...settings });
  const client = new ECSClient({ endpoint: sandbox.url, region: REGION, credentials: CREDENTIALS });
  return {
    url: sandbox.url,
    loadBalancerUrl: sandbox.loadBalancerUrl,
    ecs: connect(),
    observed,
    connect,
    async register(tag, family = "orders-dev") {
      const { taskDefinition } = await client.send(new RegisterTaskDefinitionCommand(definitionOf(tag, family)));
      return taskDefinition?.taskDefinitionArn ?? "";
    },
    async create(serviceName, taskDefinition, desiredCount) {
      const deploymentConfiguration = { deploymentCircuitBreaker: { enable: true, rollback: true } };
      const place = { cluster: CLUSTER, serviceName };
      await client.send(new CreateServiceCommand({ ...place, taskDefinition, desiredCount, deploymentConfiguration }));
    },
    async control(switches) {
      const answer = await fetch(`${sandbox.url}/_control`, { method: "POST", body: JSON.stringify(switches) });
      if (!answer.ok) throw new Error(await answer.text());
    },
  };
}

/** The error a call ends with; a call that succeeds is a failed test. */
export async function failureOf(call: Promise<unknown>): Promise<EcsError> {
  const outcome: unknown = await call.catch((error: unknown) => error);
  if (outcome instanceof EcsError) return outcome;
  throw new Error("the call did not fail with an EcsError", { cause: outcome });
}

async function makeImages(imagesDir: string, tags: Record<string, Record<string, string>>): Promise<void> {
  for (const [tag, env] of Object.entries(tags)) {
    const folder = join(imagesDir, "orders", tag);
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, "service.mjs"), SERVICE);
    const manifest = { command: ["node", "service.mjs"], workdir: ".", env, port: 8080 };
    await writeFile(join(folder, "image.json"), JSON.stringify(manifest));
  }
}

function definitionOf(tag: string, family: string) {
  const image = `000000000000.dkr.ecr.${REGION}.amazonaws.com/orders:${tag}`;
  return {
    family,
    ...{ cpu: "256", memory: "512", networkMode: "awsvpc" as const, requiresCompatibilities: ["FARGATE" as const] },
    containerDefinitions: [{ name: "orders", image, portMappings: [{ containerPort: 8080 }] }],
  };
}
