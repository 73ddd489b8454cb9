import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { type OpenRunner, openRunner, type RunFacts } from "./testing/open-runner.ts";
import { platformCheckout, sampleService } from "./testing/sample-service.ts";

async function firstRun(runner: OpenRunner): Promise<RunFacts> {
  return runner.ended("orders", (await runner.pushed("orders")).id);
}

test("a push runs the golden path's CI, workflow of the platform included, and the image is built", async () => {
  const runner = await openRunner({ platformCheckout: await platformCheckout() });
  await runner.write("orders", sampleService());
  const run = await firstRun(runner);
  const jobs = await runner.jobs("orders", run.id);
  const log = (await Promise.all(jobs.map((job) => runner.log("orders", job.id)))).join("");
  expect(run, log).toMatchObject({ conclusion: "success", name: "CI", display_title: "Change", event: "push" });
  expect(jobs.map(({ name, conclusion }) => `${name}: ${conclusion}`)).toEqual([
    "ci / Lint and test: success",
    "ci / Build and scan the image: success",
  ]);
  expect(log).toContain("Node v24");
  expect(log).toMatch(/SKIPPED: there is no trivy|trivy/);
});

test("a failing test fails CI and no image is built", async () => {
  const runner = await openRunner({ platformCheckout: await platformCheckout() });
  const broken = 'import { test } from "node:test";\ntest("wrong", () => { throw new Error("one is not two"); });\n';
  await runner.write("orders", sampleService({ "src/index.test.js": broken }));
  const run = await firstRun(runner);
  expect(run.conclusion).toBe("failure");
  const jobs = await runner.jobs("orders", run.id);
  expect(jobs.map(({ name, conclusion }) => `${name}: ${conclusion}`)).toEqual([
    "ci / Lint and test: failure",
    "ci / Build and scan the image: skipped",
  ]);
  expect(jobs[0]?.steps.find((step) => step.conclusion === "failure")?.name).toBe("Test");
  expect(await runner.log("orders", jobs[0]?.id ?? 0)).toContain("one is not two");
});

test("an image is a snapshot that says how it is started, pushed once under its tag", async () => {
  const runner = await openRunner({
    platformCheckout: await platformCheckout(),
    actions: { ecsUrl: "http://127.0.0.1:9" },
  });
  const build = `on: workflow_dispatch
jobs:
  build:
    runs-on: ubuntu-24.04
    permissions: { contents: read, id-token: write }
    steps:
      - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1
      - run: npm ci
      - uses: docker/build-push-action@v7
        with:
          build-args: COMMIT_SHA=\${{ github.sha }}
          tags: orders:\${{ github.sha }}
          outputs: type=docker,dest=image.tar
      - run: "! aws ecr describe-images --repository-name orders --image-ids imageTag=\${{ github.sha }}"
      - uses: aws-actions/configure-aws-credentials@v6
        with: { aws-region: eu-central-1, role-to-assume: "arn:aws:iam::000000000000:role/deploy" }
      - id: registry
        uses: aws-actions/amazon-ecr-login@v2
      - env: { IMAGE: "\${{ steps.registry.outputs.registry }}/orders:\${{ github.sha }}" }
        run: |
          aws ecr describe-images --repository-name orders --image-ids imageTag=\${{ github.sha }} 2>&1 | grep ImageNotFoundException
          docker load --input image.tar
          docker tag orders:\${{ github.sha }} "$IMAGE"
          docker push "$IMAGE"
          aws ecr describe-images --repository-name orders --image-ids imageTag=\${{ github.sha }}
          ! docker push "$IMAGE"
          ! docker run hello-world
          ! aws s3 ls
`;
  const { ".github/workflows/ci.yml": _, ...files } = sampleService({ ".github/workflows/build.yml": build });
  const sha = await runner.write("orders", files);
  const id = await runner.dispatch("orders", "build.yml");
  const run = await runner.ended("orders", id);
  const [job] = await runner.jobs("orders", id);
  const log = await runner.log("orders", job?.id ?? 0);
  expect(run.conclusion, log).toBe("success");
  expect(log).toContain("cannot be overwritten because the tag is immutable");
  expect(log).toContain("The sandbox's docker does not implement: run hello-world");
  expect(log).toContain("The sandbox's aws does not implement: aws s3 ls");
  const folder = path.join(runner.options.dataDir, "images", "orders", sha);
  const manifest = JSON.parse(readFileSync(path.join(folder, "image.json"), "utf8")) as Record<string, unknown>;
  expect(manifest).toMatchObject({
    command: ["node", "dist/index.js"],
    workdir: "rootfs/service",
    env: { NODE_ENV: "production", PORT: "8080", COMMIT_SHA: sha },
    port: 8080,
  });
  expect(readdirSync(path.join(folder, "rootfs/service")).sort()).toEqual([
    ...["dist", "node_modules", "package.json", "waymark.json"],
  ]);
});

test("credentials need the right to ask for them", async () => {
  const runner = await openRunner({ actions: { ecsUrl: "http://127.0.0.1:9" } });
  await runner.write("orders", {
    ".github/workflows/work.yml": `on: workflow_dispatch
permissions: { contents: read }
jobs:
  deploy:
    runs-on: ubuntu-24.04
    steps:
      - uses: aws-actions/configure-aws-credentials@v6
        with: { aws-region: eu-central-1, role-to-assume: "arn:aws:iam::000000000000:role/deploy" }
`,
  });
  const id = await runner.dispatch("orders", "work.yml");
  expect(await runner.ended("orders", id)).toMatchObject({ conclusion: "failure" });
  const [job] = await runner.jobs("orders", id);
  expect(await runner.log("orders", job?.id ?? 0)).toContain("Did you mean to set the `id-token` permission?");
});

test("what a Dockerfile asks for and the sandbox cannot build is named with its line", async () => {
  const runner = await openRunner();
  await runner.write("orders", {
    Dockerfile: 'FROM node:24-slim\nWORKDIR /a\nRUN rm -rf /var/cache\nCMD ["a.js"]\n',
    ".github/workflows/work.yml": `on: push
jobs:
  image:
    runs-on: ubuntu-24.04
    steps:
      - uses: actions/checkout@v7
      - uses: docker/build-push-action@v7
        with: { tags: "orders:1", outputs: "type=docker,dest=image.tar" }
`,
  });
  const run = await firstRun(runner);
  expect(run.conclusion).toBe("failure");
  const [job] = await runner.jobs("orders", run.id);
  expect(await runner.log("orders", job?.id ?? 0)).toContain(
    "Dockerfile:3: the sandbox cannot build a RUN that names /var/cache, which would be this machine's",
  );
});
