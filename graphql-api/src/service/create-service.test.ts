import { afterAll, beforeAll, expect, test } from "vitest";
import { meetPerson, type Person, type RunSeen } from "../testing/meet-person.ts";
import { readMetric } from "../testing/read-metric.ts";
import { startWorld, type TestApi, type World } from "../testing/start-test-platform.ts";

let world: World;
let api: TestApi;
let dev: Person;

beforeAll(async () => {
  world = await startWorld();
  api = await world.startApi();
  dev = await meetPerson(api, "dev");
});
afterAll(() => world.stop());

const STEPS = ["make-repository", "make-first-commit", "set-variables", "commit-files", "protect-branch", "mark-ready"];
const INPUT = { name: "billing", template: "node-api", owner: "platform", description: "Bills people" };

test("createService answers at once with the service as it is registered, before anything was done", async () => {
  const answer = await dev.ask(
    `mutation ($input: CreateServiceInput!) { createService(input: $input) {
      problems { code }
      service {
        name description status runtime repoUrl templateName templateVersion parameters
        owner { slug } createdBy { login } template { title }
        environments { environment { name rank } url ecsCluster ecsServiceName status lastDeployAt }
        observabilityLinks { kind title url environment { name } }
        creation { kind error requestedBy { login } steps { name } }
      } } }`,
    { input: { ...INPUT, name: "answered", parameters: { port: 9000 } } },
  );
  const stage = (name: string, rank: number) => ({
    environment: { name, rank },
    url: `http://answered.${name}.localhost:4080`,
    ecsCluster: `waymark-${name}`,
    ecsServiceName: "answered",
    status: "NEVER_DEPLOYED",
    lastDeployAt: null,
  });
  const dashboard = "http://grafana.test/d/service?var-service=answered";
  const runbook = `${world.sandbox.url}/acme/waymark/blob/main/observability/runbook.md`;
  const linksOf = (name: string) => [
    {
      kind: "DASHBOARD",
      title: `Dashboard (${name})`,
      url: `${dashboard}&var-environment=${name}`,
      environment: { name },
    },
    { kind: "LOGS", title: `Logs (${name})`, url: `http://logs.test/answered/${name}`, environment: { name } },
    {
      kind: "METRICS",
      title: `Metrics (${name})`,
      url: expect.stringMatching(new RegExp(`^http://grafana.test/explore\\?.*answered.*${name}`)),
      environment: { name },
    },
  ];
  expect(answer).toEqual({
    createService: {
      problems: [],
      service: {
        name: "answered",
        description: "Bills people",
        status: "CREATING",
        runtime: "node24",
        repoUrl: null,
        templateName: "node-api",
        templateVersion: "1.1.0",
        parameters: { port: 9000, cpu: 256, memory: 512, minCount: 1, availabilityObjective: 99.9, environment: {} },
        owner: { slug: "platform" },
        createdBy: { login: "dev" },
        template: { title: "Node.js API" },
        environments: [stage("dev", 1), stage("staging", 2), stage("prod", 3)],
        observabilityLinks: [
          {
            kind: "ALERTS",
            title: "Alerts",
            url: "http://grafana.test/alerting/list?search=label%3Aservice%3Danswered",
            environment: null,
          },
          { kind: "DASHBOARD", title: "Dashboard", url: dashboard, environment: null },
          { kind: "RUNBOOK", title: "Runbook", url: runbook, environment: null },
          ...linksOf("dev"),
          ...linksOf("staging"),
          ...linksOf("prod"),
        ],
        creation: {
          kind: "CREATE_SERVICE",
          error: null,
          requestedBy: { login: "dev" },
          steps: STEPS.map((name) => ({ name })),
        },
      },
    },
  });
});

test("a creation is seen live, each step after the one before, until the service is ready", async () => {
  const { service } = await dev.create({ ...INPUT, name: "watched" });
  const seen: RunSeen[] = [];
  for await (const { runChanged } of api.subscribe(
    "subscription ($id: ID!) { runChanged(id: $id) { run { id status error steps { name status attempts } } } }",
    { id: service?.creation?.id },
    dev.as,
  )) {
    const { run } = runChanged as { run: RunSeen };
    seen.push(run);
    if (run.status === "SUCCEEDED" || run.status === "FAILED") break;
  }
  expect(seen.at(-1)).toEqual({
    id: service?.creation?.id,
    status: "SUCCEEDED",
    error: null,
    steps: STEPS.map((name) => ({ name, status: "SUCCEEDED", attempts: 1 })),
  });
  // Only ever: some done, at most one under way, the rest not begun; and it never goes back. What changes faster than it
  // is read is told once.
  for (const { steps } of seen) {
    expect(steps.map(({ status }) => status[0]).join("")).toMatch(/^S*R?P*$/);
  }
  const done = seen.map(({ steps }) => steps.filter(({ status }) => status === "SUCCEEDED").length);
  expect(done).toEqual([...done].sort((one, other) => one - other));
  expect(new Set(done).size).toBeGreaterThan(3);
});

test("the repository holds the very files of the plan, and everything GitHub keeps beside them", async () => {
  const { planService } = await dev.ask<{ planService: { files: { path: string; contents: string }[] } }>(
    `query ($input: CreateServiceInput!) { planService(input: $input) { files { path contents } } }`,
    { input: { ...INPUT, name: "complete", parameters: { port: 9123 } } },
  );
  await dev.createAndFollow({ ...INPUT, name: "complete", parameters: { port: 9123 } });
  const { github } = world;

  const committed = await Promise.all(
    planService.files.map(async ({ path }) => {
      const file = await github.rest<{ content: string }>("GET", `/repos/acme/complete/contents/${path}`);
      return { path, contents: Buffer.from(file.content, "base64").toString() };
    }),
  );
  expect(planService.files.length).toBeGreaterThan(30);
  expect(committed).toEqual(planService.files);

  const { id } = (await dev.service("complete")) ?? {};
  const commits = await github.rest<{ commit: { message: string } }[]>("GET", "/repos/acme/complete/commits");
  const uuid = (await world.sql<{ id: string }>("select id from services where name = 'complete'"))[0]?.id;
  expect(commits.map(({ commit }) => commit.message)).toEqual([
    `feat: complete from node-api 1.1.0\n\nWaymark-Service: ${uuid}`,
    `chore: begin complete\n\nWaymark-Service: ${uuid}`,
  ]);
  expect(await github.rest("GET", "/repos/acme/complete")).toMatchObject({
    private: true,
    description: "Bills people",
    homepage: `http://localhost:3999/services/${id}`,
    topics: ["waymark", "node-api"],
  });
  const environments = await github.rest<{ environments: { name: string }[] }>(
    "GET",
    "/repos/acme/complete/environments",
  );
  expect(environments.environments.map(({ name }) => name).sort()).toEqual(["dev", "prod", "staging"]);
  expect(await github.rest("GET", "/repos/acme/complete/teams")).toMatchObject([
    { slug: "platform", permission: "maintain" },
  ]);
  expect(await github.rest("GET", "/repos/acme/complete/rulesets")).toMatchObject([
    { name: "waymark: default branch", target: "branch", enforcement: "active" },
  ]);
});

test("the repository tells its workflows of every environment, in one variable", async () => {
  await dev.createAndFollow({ ...INPUT, name: "variable" });
  const { variables } = await world.github.rest<{ variables: { name: string; value: string }[] }>(
    "GET",
    "/repos/acme/variable/actions/variables",
  );
  const places = await world.sql<{ name: string; listener_priority: number }>(
    `select e.name, listener_priority from service_environments se join environments e on e.id = se.environment_id
     join services s on s.id = se.service_id where s.name = 'variable'`,
  );
  const priorities = Object.fromEntries(places.map(({ name, listener_priority }) => [name, listener_priority]));
  const stage = (name: string, builds: boolean) => ({
    region: "eu-central-1",
    cluster: `waymark-${name}`,
    service: "variable",
    taskFamily: `variable-${name}`,
    deployRole: `arn:aws:iam::000000000000:role/variable-${name}-deploy`,
    url: `http://variable.${name}.localhost:4080`,
    builds,
    priority: priorities[name],
  });
  expect(variables.map(({ name, value }) => ({ name, value: JSON.parse(value) }))).toEqual([
    {
      name: "WAYMARK_ENVIRONMENTS",
      value: { dev: stage("dev", true), staging: stage("staging", false), prod: stage("prod", false) },
    },
  ]);
});

test("a service becomes ready in the catalog with its repository, made once", async () => {
  await dev.createAndFollow({ ...INPUT, name: "ready" });
  expect(await dev.service("ready")).toMatchObject({ status: "READY", repoUrl: `${world.sandbox.url}/acme/ready` });
  const made = await world.github.repositories();
  expect(made.filter(({ name }) => name === "ready")).toMatchObject([{ creations: 1, exists: true }]);
});

test("whoever follows all services hears of a new one, of its repository and of its end", async () => {
  const changes: unknown[] = [];
  const heard = (async () => {
    for await (const { serviceChanged } of api.subscribe(
      "subscription { serviceChanged { change service { name status repoUrl } } }",
      {},
      dev.as,
    )) {
      changes.push(serviceChanged);
      if ((serviceChanged as { service: { status: string } }).service.status === "READY") return;
    }
  })();
  await expect.poll(() => readMetric(api, "waymark_graphql_subscriptions_open")).toBe(1);
  await dev.create({ ...INPUT, name: "heard" });
  await heard;
  const told = (change: string, status: string, repoUrl: string | null) => ({
    change,
    service: { name: "heard", status, repoUrl },
  });
  const url = `${world.sandbox.url}/acme/heard`;
  // News carries ids and the truth is read when it is told, so the first two can be told of the same moment.
  expect(changes[0]).toMatchObject({ change: "CREATED" });
  expect(changes.at(-1)).toEqual(told("UPDATED", "READY", url));
});

test("whoever asks is told the request's id, and the run bears it with the trace", async () => {
  const traceId = "0af7651916cd43dd8448eb211c80319c";
  const input = JSON.stringify({ ...INPUT, name: "traced" }).replace(/"(\w+)":/g, "$1: ");
  const answer = await fetch(`${api.url}/graphql`, {
    method: "POST",
    headers: {
      ...{ cookie: dev.as.cookie ?? "", origin: "http://localhost:3999", "content-type": "application/json" },
      ...{ "x-request-id": "a-request", traceparent: `00-${traceId}-b7ad6b7169203331-01` },
    },
    body: JSON.stringify({ query: `mutation { createService(input: ${input}) { problems { message } } }` }),
  });
  expect(answer.headers.get("x-request-id")).toBe("a-request");
  expect(await answer.json()).toEqual({ data: { createService: { problems: [] } } });
  const runs = await world.sql("select request_id, trace_id from runs where subject = 'traced'");
  expect(runs).toEqual([{ request_id: "a-request", trace_id: traceId }]);
  const strange = await fetch(`${api.url}/healthz`, { headers: { "x-request-id": "not one" } });
  expect(strange.headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
});
