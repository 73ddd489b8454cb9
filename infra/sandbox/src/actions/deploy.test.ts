import { expect, onTestFinished, test } from "vitest";
import { startEcs } from "../ecs/start-ecs.ts";
import { quick } from "../ecs/testing/open-ecs.ts";
import { temporaryFolder } from "../github/testing/open-sandbox.ts";
import { type OpenRunner, openRunner } from "./testing/open-runner.ts";
import { platformCheckout, sampleService } from "./testing/sample-service.ts";

const places = Object.fromEntries(
  ["dev", "staging"].map((environment) => [
    environment,
    {
      region: "eu-central-1",
      cluster: `waymark-${environment}`,
      service: "orders",
      taskFamily: `orders-${environment}`,
      deployRole: "arn:aws:iam::000000000000:role/deploy",
      url: `http://orders.${environment}.localhost`,
      builds: environment === "dev",
      provisioningRole: `arn:aws:iam::000000000000:role/waymark-${environment}-provisioning`,
      placementParameter: `/waymark/${environment}/placement`,
      priority: 1000,
    },
  ]),
);

/** A service without CI, whose cd.yml can reach an ECS. */
async function openDeployable(): Promise<{ runner: OpenRunner; sha: string }> {
  const imagesDir = await temporaryFolder();
  const dataDir = await temporaryFolder();
  const ecs = await startEcs({ dataDir, imagesDir, port: 0, loadBalancerPort: 0, timing: quick });
  onTestFinished(() => ecs.stop());
  const actions = { ecsUrl: ecs.url, imagesDir };
  const runner = await openRunner({ platformCheckout: await platformCheckout(), actions });
  const { ".github/workflows/ci.yml": _, ...files } = sampleService();
  const sha = await runner.write("orders", files);
  const variable = { name: "WAYMARK_ENVIRONMENTS", value: JSON.stringify(places) };
  await runner.rest("POST", "/repos/acme/orders/actions/variables", variable);
  return { runner, sha };
}

async function deploy(runner: OpenRunner, inputs: Record<string, string>) {
  const id = await runner.dispatch("orders", "cd.yml", { deployment_id: "dep_1", ...inputs });
  const run = await runner.ended("orders", id);
  const jobs = await runner.jobs("orders", id);
  const log = (await Promise.all(jobs.map((job) => runner.log("orders", job.id)))).join("");
  return { run, log, steps: jobs[0]?.steps ?? [], jobs: jobs.map(({ name, conclusion }) => `${name}: ${conclusion}`) };
}

test("the golden path's CD builds once, deploys, promotes what was built, rolls back, and leaves what fails to start", async () => {
  const { runner, sha } = await openDeployable();
  const first = await deploy(runner, { environment: "dev", sha });
  expect(first.run, first.log).toMatchObject({ conclusion: "success", display_title: "deploy dev [dep_1]" });
  expect(first.log).toContain("orders is not there yet. On AWS the Terraform of the service makes it");
  expect(first.jobs).toEqual([
    "infra / Provision: success",
    ...["cd / Check: success", "cd / Build: success", "cd / Deploy: success"],
  ]);

  expect(first.log).toContain("Provisioning SKIPPED: the sandbox was given no AWS for Terraform");
  expect(first.steps.filter(({ conclusion }) => conclusion === "skipped").map(({ name }) => name)).toEqual([
    ...["Check out", "Take the provisioning role", "Set up Terraform", "Plan", "Apply", "Tell the number of tasks"],
  ]);

  const promotion = await deploy(runner, { environment: "staging", sha });
  expect(promotion.jobs, promotion.log).toEqual([
    ...["infra / Provision: success", "cd / Check: success", "cd / Build: skipped", "cd / Deploy: success"],
  ]);

  const rollback = await deploy(runner, { environment: "dev", sha, task_definition: "orders-dev:1" });
  expect(rollback.run.conclusion, rollback.log).toBe("success");
  expect(rollback.jobs).toEqual([
    "infra: skipped",
    "cd / Check: success",
    "cd / Build: skipped",
    "cd / Deploy: success",
  ]);
  expect(rollback.log).toContain("dev runs orders-dev:1.");

  const broken = await runner.write("orders", { "src/index.js": "process.exit(3);\n" });
  const { run, log } = await deploy(runner, { environment: "dev", sha: broken });
  expect(run.conclusion).toBe("failure");
  expect(log).toMatch(/The deployment failed: orders was rolled back to \S+task-definition\/orders-dev:1/);
});

test("what was never built is not promoted", async () => {
  const { runner, sha } = await openDeployable();
  const { run, log } = await deploy(runner, { environment: "staging", sha });
  expect(run.conclusion).toBe("failure");
  expect(log).toContain(`orders:${sha} was never built, and staging takes only what another environment has proven`);
});
