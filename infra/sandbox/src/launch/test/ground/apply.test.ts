import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { root } from "../../checkout.ts";
import { copyGround, type GroundCopy } from "./copy-ground.ts";
import { findProviderMirror } from "./find-provider-mirror.ts";
import { initialiseFolder } from "./initialise-folder.ts";
import { makeTerraform, runTerraform, type Terraform } from "./run-terraform.ts";
import { type Aws, readAws } from "./testing/read-aws.ts";
import { type Emulator, startMoto } from "./testing/start-moto.ts";

// One story in five chapters, which share one environment.
const { WAYMARK_TERRAFORM: program, WAYMARK_MOTO: moto } = process.env;
const chapter = test.skipIf(!program || !moto);

const REGION = "eu-central-1";
const CLUSTER = "dev";
const IMAGE = "registry.example.com/example-api";
/** An apply takes more than a minute, and many times that beside other suites. Milliseconds. */
const PATIENCE = 900_000;

let emulator: Emulator;
let copy: GroundCopy;
let terraform: Terraform;
let folder: string;
let aws: Aws;

beforeAll(async () => {
  if (!program || !moto) return;
  copy = copyGround();
  folder = join(copy.folder, "infra");
  emulator = await startMoto(moto, 1);
  aws = readAws(emulator.url, REGION);
  const { environment } = makeTerraform(program, process.env);
  terraform = {
    program,
    environment: {
      ...environment,
      AWS_ENDPOINT_URL: emulator.url,
      AWS_ACCESS_KEY_ID: "test",
      AWS_SECRET_ACCESS_KEY: "test",
      TF_VAR_environment: CLUSTER,
      TF_VAR_region: REGION,
      TF_VAR_base_host: "dev.example.com",
      // It has no Application Auto Scaling to speak of.
      TF_VAR_autoscaling: "false",
      TF_VAR_example: JSON.stringify({ image: `${IMAGE}:1` }),
    },
  };
  await initialise();
}, PATIENCE);
afterAll(async () => {
  await emulator?.stop();
  copy?.remove();
});

chapter(
  "one apply makes an environment, and then there is nothing left to change",
  async () => {
    expect(await run("apply", "-auto-approve")).toMatch(/Apply complete! Resources: \d+ added, 0 changed, 0 destroyed/);
    // moto forgets the grace period and the zone rebalancing of a new ECS service, and keeps them when they are said
    // again. AWS needs no second apply.
    const again = await run("apply", "-auto-approve");
    expect(again).toMatch(/Apply complete! Resources: 0 added, [01] changed, 0 destroyed/);
    const changed = [...again.matchAll(/^(\S+): Modifying/gm)].map(([, address]) => address);
    expect(changed.filter((address) => address !== "module.example.aws_ecs_service.this")).toEqual([]);
    // With this option it is 2 when something would change, and any code but 0 fails here.
    await run("plan", "-detailed-exitcode");
  },
  PATIENCE,
);

chapter("the example service runs behind the load balancer, with a log group", async () => {
  const service = await aws.service(CLUSTER, "example-api");
  expect(service).toMatchObject({
    status: "ACTIVE",
    desiredCount: 1,
    runningCount: 1,
    launchType: "FARGATE",
    healthCheckGracePeriodSeconds: 60,
    loadBalancers: [{ containerName: "example-api", containerPort: 8080 }],
  });
  // moto has no circuit breaker, so what AWS was asked for is read where Terraform keeps it.
  expect(await run("state", "show", "-no-color", "module.example.aws_ecs_service.this")).toMatch(
    /deployment_circuit_breaker \{\s+enable += true\s+rollback += true/,
  );
  expect(await aws.taskDefinition(service?.taskDefinition ?? "")).toMatchObject({
    family: "example-api-dev",
    containerDefinitions: [
      {
        name: "example-api",
        image: `${IMAGE}:1`,
        portMappings: [{ containerPort: 8080 }],
        logConfiguration: { logDriver: "awslogs", options: { "awslogs-group": "/waymark/dev/example-api" } },
      },
    ],
  });
  const target = service?.loadBalancers?.[0]?.targetGroupArn ?? "";
  expect(await aws.targetGroup(target)).toMatchObject({
    TargetType: "ip",
    HealthCheckPath: "/health",
    attributes: { "deregistration_delay.timeout_seconds": "30" },
  });
  expect(await aws.rules()).toMatchObject([
    {
      Priority: "50000",
      Conditions: [{ Field: "host-header", HostHeaderConfig: { Values: ["example-api.dev.example.com"] } }],
      Actions: [{ Type: "forward", TargetGroupArn: target }],
    },
  ]);
  expect(await aws.logGroups()).toMatchObject([{ logGroupName: "/waymark/dev/example-api", retentionInDays: 30 }]);
});

chapter(
  "a second service is the ten lines of the documentation",
  async () => {
    const lines = readTenLines();
    expect(lines.trim().split("\n")).toHaveLength(10);
    writeFileSync(
      join(folder, "orders.tf"),
      // As the documentation says for emulators.
      lines.replace(/\n\}\s*$/, "\n  autoscaling = { enabled = false }\n}\n"),
    );
    await initialise();
    await run("apply", "-auto-approve");
    expect(await aws.service(CLUSTER, "orders")).toMatchObject({ status: "ACTIVE", runningCount: 1 });
    const rules = await aws.rules();
    expect(rules.map(({ Conditions }) => Conditions?.[0]?.HostHeaderConfig?.Values?.[0]).sort()).toEqual([
      "example-api.dev.example.com",
      "orders.dev.example.com",
    ]);
    expect((await aws.logGroups()).map(({ logGroupName }) => logGroupName)).toContain("/waymark/dev/orders");
  },
  PATIENCE,
);

chapter(
  "another image is a new task definition, and what the ECS service runs is left to deployments",
  async () => {
    const before = await aws.service(CLUSTER, "example-api");
    terraform.environment.TF_VAR_example = JSON.stringify({ image: `${IMAGE}:2` });
    const output = await run("apply", "-auto-approve");
    expect(output).toContain("module.example.aws_ecs_task_definition.this: Creation complete");
    expect(output).not.toContain("module.example.aws_ecs_service.this: Modifying");
    expect(await aws.taskDefinition("example-api-dev")).toMatchObject({
      revision: 2,
      containerDefinitions: [{ image: `${IMAGE}:2` }],
    });
    const after = await aws.service(CLUSTER, "example-api");
    expect(after?.taskDefinition).toMatch(/example-api-dev:1$/);
    expect(after).toMatchObject({ deployments: before?.deployments ?? [], runningCount: 1 });
    await run("plan", "-detailed-exitcode");
  },
  PATIENCE,
);

chapter(
  "destroy leaves nothing but the records that AWS keeps",
  async () => {
    await run("destroy", "-auto-approve");
    expect(await run("state", "list")).toBe("");
    expect(await aws.loadBalancers()).toEqual([]);
    expect(await aws.targetGroups()).toEqual([]);
    expect(await aws.logGroups()).toEqual([]);
    expect(await aws.taskDefinitions("ACTIVE")).toEqual([]);
    // Task definitions that nobody may run any more, and services that are no more: AWS shows both for a while.
    expect((await aws.taskDefinitions("INACTIVE")).sort()).toEqual([
      "example-api-dev:1",
      "example-api-dev:2",
      "orders-dev:1",
    ]);
    expect((await aws.service(CLUSTER, "orders"))?.status ?? "INACTIVE").toBe("INACTIVE");
  },
  PATIENCE,
);

function readTenLines(): string {
  const text = readFileSync(join(root, "docs", "infrastructure.md"), "utf8");
  return /^## A second service in ten lines\n.*?^```hcl\n(.*?)^```$/ms.exec(text)?.[1] ?? "";
}

async function initialise(): Promise<void> {
  const { code, output } = await initialiseFolder(terraform, folder, findProviderMirror(process.env));
  expect(code, output).toBe(0);
}

/** Terraform's output. While it runs, what it waits for is shown. */
async function run(...command: string[]): Promise<string> {
  const options = command[0] === "state" ? [] : ["-input=false", "-no-color"];
  const { code, output } = await runTerraform(terraform, folder, [...command, ...options], (text) => {
    for (const line of text.split("\n")) if (/Still |complete!|No changes/.test(line)) console.log(line);
  });
  expect(code, output).toBe(0);
  return output;
}
