import { isDeepStrictEqual } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { holdRuns } from "../testing/hold-runs.ts";
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
  const asked = `mutation ($input: CreateServiceInput!) { createService(input: $input) {
      problems { code }
      service {
        name description status runtime repoUrl templateName templateVersion parameters
        owner { slug } createdBy { login } template { title }
        environments { environment { name rank } url ecsCluster ecsServiceName status lastDeployAt }
        observabilityLinks { kind title url environment { name } }
        creation { kind error requestedBy { login } steps { name } }
      } } }`;
  const answer = await holdRuns(world, "QUEUED", () =>
    dev.ask(asked, { input: { ...INPUT, name: "answered", parameters: { port: 9000 } } }),
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
  const query = `subscription ($id: ID!) {
    runChanged(id: $id) { run { id status error steps { name status attempts } } } }`;
  const seen: RunSeen[] = [];
  const { id, news } = await holdRuns(world, "QUEUED", async () => {
    const id = (await dev.create({ ...INPUT, name: "watched" })).service?.creation?.id;
    const news = api.subscribe(query, { id }, dev.as) as AsyncGenerator<{ runChanged: { run: RunSeen } }>;
    seen.push((await news.next()).value.runChanged.run);
    return { id, news };
  });
  for await (const { runChanged } of news) {
    seen.push(runChanged.run);
    if (["SUCCEEDED", "FAILED"].includes(runChanged.run.status)) break;
  }
  expect(seen.at(-1)).toEqual({
    id,
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
  expect([done[0], done.at(-1)]).toEqual([0, STEPS.length]);
  const isAbout = "ids ->> 'runId' = (select id::text from runs where subject = 'watched')";
  // Of its beginning, of each step's beginning and end, and of its own end.
  expect(await world.sql(`select 1 from events where ${isAbout}`)).toHaveLength(2 + 2 * STEPS.length);
});

test("the repository, made once, holds the very files of the plan and everything GitHub keeps beside them", async () => {
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

  const { id, ...service } = (await dev.service("complete")) ?? {};
  expect(service).toMatchObject({ status: "READY", repoUrl: `${world.sandbox.url}/acme/complete` });
  const made = (await github.repositories()).filter(({ name }) => name === "complete");
  expect(made).toMatchObject([{ creations: 1, exists: true }]);
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
  const path = "/repos/acme/complete/environments";
  const { environments } = await github.rest<{ environments: { name: string }[] }>("GET", path);
  expect(environments.map(({ name }) => name).sort()).toEqual(["dev", "prod", "staging"]);
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
  const value = { dev: stage("dev", true), staging: stage("staging", false), prod: stage("prod", false) };
  expect(variables.map((one) => [one.name, JSON.parse(one.value)])).toEqual([["WAYMARK_ENVIRONMENTS", value]]);
});

test("whoever follows all services hears of a new one, of its repository and of its end", async () => {
  const url = `${world.sandbox.url}/acme/heard`;
  const open = () => readMetric(api, "waymark_graphql_subscriptions_open");
  await expect.poll(open).toBe(0);
  const query = "subscription { serviceChanged { change service { name status repoUrl } } }";
  // There may still be news of those before.
  const news = (async function* () {
    for await (const { serviceChanged } of api.subscribe(query, {}, dev.as)) {
      if ((serviceChanged as { service: { name: string } }).service.name === "heard") yield serviceChanged;
    }
  })();
  const first = news.next();
  const told = (change: string, status: string, repoUrl: string | null = url) => ({
    change,
    service: { name: "heard", status, repoUrl },
  });
  await expect.poll(open).toBe(1);
  await holdRuns(world, "QUEUED", async () => {
    await dev.create({ ...INPUT, name: "heard" });
    expect((await first).value).toEqual(told("CREATED", "CREATING", null));
  });
  // News carries ids and the truth is read when it is told: of its repository and of its end there may be one word.
  const { value: next } = await news.next();
  const last = told("UPDATED", "READY");
  if (!isDeepStrictEqual(next, last)) {
    expect(next).toEqual(told("UPDATED", "CREATING"));
    expect((await news.next()).value).toEqual(last);
  }
  await news.return(undefined);
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
