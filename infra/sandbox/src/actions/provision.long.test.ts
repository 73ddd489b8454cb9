import { CloudWatchLogsClient, DescribeLogGroupsCommand } from "@aws-sdk/client-cloudwatch-logs";
import { DescribeServicesCommand, DescribeTaskDefinitionCommand, ECSClient } from "@aws-sdk/client-ecs";
import {
  DescribeListenersCommand,
  DescribeLoadBalancersCommand,
  DescribeRulesCommand,
  DescribeTargetGroupsCommand,
  ElasticLoadBalancingV2Client,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { expect, onTestFinished, test, vi } from "vitest";
import { startEcs } from "../ecs/start-ecs.ts";
import { temporaryFolder } from "../github/testing/open-sandbox.ts";
import { openEmulator } from "./testing/open-emulator.ts";
import { type OpenRunner, openRunner } from "./testing/open-runner.ts";
import { platformCheckout, sampleInfrastructure, sampleService } from "./testing/sample-service.ts";

const { WAYMARK_TERRAFORM: terraform = "", WAYMARK_MOTO: moto = "" } = process.env;
const patience = { timeout: 300_000, interval: 500 };

const place = {
  region: "eu-central-1",
  // The sandbox runs the tasks; the cluster in the emulator is the placement's.
  cluster: "waymark-dev",
  service: "orders",
  taskFamily: "orders-dev",
  deployRole: "arn:aws:iam::123456789012:role/waymark/dev/orders-dev-deploy",
  url: "http://orders.dev.localhost:4080",
  builds: true,
  provisioningRole: "arn:aws:iam::123456789012:role/waymark-dev-provisioning",
  placementParameter: "/waymark/dev/placement",
  priority: 1000,
};

/** One deployment by the golden path's cd.yml, with the outcome of each step of its provisioning. */
async function deploy(runner: OpenRunner, sha: string) {
  const id = await runner.dispatch("orders", "cd.yml", { deployment_id: "dep_1", environment: "dev", sha });
  await vi.waitFor(async () => expect(await runner.run("orders", id)).toMatchObject({ status: "completed" }), patience);
  const jobs = await runner.jobs("orders", id);
  const log = (await Promise.all(jobs.map((job) => runner.log("orders", job.id)))).join("");
  const steps = Object.fromEntries((jobs[0]?.steps ?? []).map(({ name, conclusion }) => [name, conclusion]));
  return { log, steps, jobs: jobs.map(({ name, conclusion }) => `${name}: ${conclusion}`) };
}

test.skipIf(!terraform || !moto)(
  "the golden path's Terraform is applied before the first deployment, and left alone when nothing has changed",
  { timeout: 900_000 },
  async () => {
    const { endpointUrl, providers } = await openEmulator(moto, terraform);
    const imagesDir = await temporaryFolder();
    const ecs = await startEcs({ dataDir: await temporaryFolder(), imagesDir, port: 0, loadBalancerPort: 0 });
    onTestFinished(() => ecs.stop());
    const runner = await openRunner({
      platformCheckout: await platformCheckout(),
      actions: { ecsUrl: ecs.url, imagesDir, terraform: { endpointUrl, ...(providers ? { providers } : {}) } },
    });
    const { ".github/workflows/ci.yml": _, ...files } = sampleService();
    const infrastructure = sampleInfrastructure(`${runner.sandbox.url}/acme/waymark`);
    const sha = await runner.write("orders", { ...files, ...infrastructure });
    const variable = { name: "WAYMARK_ENVIRONMENTS", value: JSON.stringify({ dev: place }) };
    await runner.rest("POST", "/repos/acme/orders/actions/variables", variable);

    const first = await deploy(runner, sha);
    expect(first.jobs, first.log).toEqual([
      "infra / Provision: success",
      ...["cd / Check: success", "cd / Build: success", "cd / Deploy: success"],
    ]);
    expect(first.steps).toMatchObject({ Plan: "success", Apply: "success" });
    for (const made of ["registry[0].aws_ecr_repository.this", "service.aws_iam_role.deploy[0]"]) {
      expect(first.log).toContain(`module.${made}: Creation complete`);
    }
    expect(await readBack(endpointUrl)).toEqual({
      desired: 0,
      image: "123456789012.dkr.ecr.eu-central-1.amazonaws.com/orders:not-deployed",
      logGroups: ["/waymark/dev/orders"],
      rules: ["1000 orders.dev.localhost"],
      healthPaths: ["/health"],
    });

    // moto forgets two settings of an ECS service when it makes one, and keeps them when they are said again.
    await deploy(runner, sha);
    const settled = await deploy(runner, sha);
    expect(settled.steps, settled.log).toMatchObject({ Plan: "success", Apply: "skipped" });
    expect(settled.log).toContain("No changes. Your infrastructure matches the configuration.");
    expect(settled.jobs).toContain("cd / Deploy: success");
  },
);

/** What the emulator says of the service. */
async function readBack(endpoint: string) {
  const settings = {
    endpoint,
    region: "eu-central-1",
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
  };
  const ecs = new ECSClient(settings);
  const balancing = new ElasticLoadBalancingV2Client(settings);
  const { services } = await ecs.send(new DescribeServicesCommand({ cluster: "dev", services: ["orders"] }));
  const { taskDefinition } = await ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition: "orders-dev" }));
  const { logGroups } = await new CloudWatchLogsClient(settings).send(
    new DescribeLogGroupsCommand({ logGroupNamePrefix: "/waymark/dev/orders" }),
  );
  const { LoadBalancers } = await balancing.send(new DescribeLoadBalancersCommand());
  const { Listeners } = await balancing.send(
    new DescribeListenersCommand({ LoadBalancerArn: LoadBalancers?.[0]?.LoadBalancerArn }),
  );
  const { Rules } = await balancing.send(new DescribeRulesCommand({ ListenerArn: Listeners?.[0]?.ListenerArn }));
  const group = services?.[0]?.loadBalancers?.[0]?.targetGroupArn ?? "";
  const { TargetGroups } = await balancing.send(new DescribeTargetGroupsCommand({ TargetGroupArns: [group] }));
  return {
    desired: services?.[0]?.desiredCount,
    image: taskDefinition?.containerDefinitions?.[0]?.image,
    logGroups: logGroups?.map(({ logGroupName }) => logGroupName),
    rules: Rules?.filter(({ Actions }) => Actions?.some(({ TargetGroupArn }) => TargetGroupArn === group)).map(
      ({ Priority, Conditions }) =>
        `${Priority} ${Conditions?.[0]?.HostHeaderConfig?.Values ?? Conditions?.[0]?.Values}`,
    ),
    healthPaths: TargetGroups?.map(({ HealthCheckPath }) => HealthCheckPath),
  };
}
