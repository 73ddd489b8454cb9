import { afterAll, beforeAll, expect, test } from "vitest";
import { meetPerson, type Person, type ProblemSeen } from "../testing/meet-person.ts";
import { startWorld, type World } from "../testing/start-test-platform.ts";

let world: World;
let dev: Person;
let ada: Person;

beforeAll(async () => {
  world = await startWorld();
  const api = await world.startApi();
  dev = await meetPerson(api, "dev");
  ada = await meetPerson(api, "ada");
});
afterAll(() => world.stop());

interface Plan {
  problems: ProblemSeen[];
  files: unknown[];
}
const SAMPLE = { name: "sample", template: "node-api", owner: "platform" };

async function plan(input: Record<string, unknown>): Promise<Plan> {
  const query = `query ($input: CreateServiceInput!) {
    planService(input: $input) { problems { code field message } files { path } } }`;
  return (await dev.ask<{ planService: Plan }>(query, { input: { ...SAMPLE, ...input } })).planService;
}

/** The problems of an input, told alike by the plan and by the creation, which both leave everything as it was. */
async function problemsOf(input: Record<string, unknown>): Promise<ProblemSeen[]> {
  const before = await counts();
  const planned = await plan(input);
  const refused = await dev.create({ ...SAMPLE, ...input });
  expect(refused).toEqual({ service: null, problems: planned.problems });
  expect(await counts()).toEqual(before);
  return planned.problems;
}

const counts = () =>
  world.sql(
    `select (select count(*) from services) as services, (select count(*) from runs) as runs,
      (select count(*) from observability_links) as links, (select count(*) from service_environments) as environments`,
  );

const LENGTH = "Use 3 to 40 characters.";
const SHAPE = "Use lower-case letters, digits and single hyphens, beginning with a letter: for example `order-api`.";
const reserved = (name: string) => `"${name}" is a reserved word. Choose another name, such as "${name}-service".`;

test.each([
  ["two hyphens in a row", "a--b", SHAPE],
  ["a hyphen at the end", "order-", SHAPE],
  ["a hyphen at the start", "-order", SHAPE],
  ["a digit at the start", "1order", SHAPE],
  ["upper case", "Order-api", SHAPE],
  ["an underscore", "order_api", SHAPE],
  ["a dot", "order.api", SHAPE],
  ["a space", "order api", SHAPE],
  ["a letter that only looks like one of ours", "оrder", SHAPE],
  ["an umlaut", "müller", SHAPE],
  ["a path", "../etc", SHAPE],
  ["the name of every object's prototype", "__proto__", SHAPE],
  ["a line break at the end", "order\n", SHAPE],
  ["a NUL", "ord\u0000er", SHAPE],
  ["nothing", "", LENGTH],
  ["two characters", "ab", LENGTH],
  ["forty-one characters", "a".repeat(41), LENGTH],
  ["a megabyte would be too much, ten thousand characters are already", "a".repeat(10_000), LENGTH],
  ["a host of the platform", "api", reserved("api")],
  ["a page of the portal", "settings", reserved("settings")],
  ["what every web has", "www", reserved("www")],
  ["somebody important", "admin", reserved("admin")],
])("a name with %s is refused, with the sentence that mends it", async (_, name, message) => {
  expect(await problemsOf({ name })).toEqual([{ code: "INVALID", field: ["name"], message }]);
});

test.each(["abc", "a".repeat(40), "order-api-2", "constructor", "x1-y2-z3"])("%s is a name", async (name) => {
  expect((await plan({ name })).problems).toEqual([]);
});

test("a taken name is refused, and the form knows which field", async () => {
  await dev.create({ ...SAMPLE, name: "taken" });
  expect(await problemsOf({ name: "taken" })).toEqual([
    { code: "TAKEN", field: ["name"], message: `"taken" belongs to another service. Choose another name.` },
  ]);
});

test("an archived service keeps its name", async () => {
  await dev.createAndFollow({ ...SAMPLE, name: "archived" });
  await world.sql("update services set status = 'ARCHIVED' where name = 'archived'");
  expect(await problemsOf({ name: "archived" })).toEqual([
    {
      code: "TAKEN",
      field: ["name"],
      message: `"archived" belongs to an archived service, which keeps its name. Choose another name.`,
    },
  ]);
});

test("two who want one name at once: one gets it, the other hears that it is taken", async () => {
  const answers = await Promise.all([1, 2, 3, 4, 5].map(() => dev.create({ ...SAMPLE, name: "wanted" })));
  expect(answers.filter(({ service }) => service)).toHaveLength(1);
  for (const { problems } of answers.filter(({ service }) => !service)) {
    expect(problems).toEqual([
      { code: "TAKEN", field: ["name"], message: `"wanted" belongs to another service. Choose another name.` },
    ]);
  }
});

const ONE_LINE = "The description must be one line without control characters.";
test.each([
  ["a line break", "One\nTwo", ONE_LINE],
  ["a NUL", "One\u0000Two", ONE_LINE],
  ["an escape character", "One\u001b[31mTwo", ONE_LINE],
  ["a Unicode line separator", "One\u2028Two", ONE_LINE],
  [
    "the beginning of a workflow's expression",
    "One ${{ secrets.TOKEN }}",
    "The description must not contain ${{, which GitHub Actions would evaluate.",
  ],
  [
    "a mark that turns the writing around",
    "One\u202eTwo",
    "The description must not contain marks that change the direction of writing.",
  ],
  ["more than 200 characters", "x".repeat(201), "Use at most 200 characters."],
])("a description with %s is refused", async (_, description, message) => {
  expect(await problemsOf({ description })).toEqual([{ code: "INVALID", field: ["description"], message }]);
});

test.each([
  ["unknown", "no-such"],
  ["inherited by every object", "__proto__"],
  ["a path", "../node-api"],
])("a golden path that is %s is not found", async (_, template) => {
  expect(await problemsOf({ template })).toEqual([
    { code: "NOT_FOUND", field: ["template"], message: `There is no golden path "${template}".` },
  ]);
});

test("an unknown team is not found, and a foreign one is refused with the own ones named", async () => {
  expect(await problemsOf({ owner: "nobodies" })).toEqual([
    { code: "NOT_FOUND", field: ["owner"], message: `There is no team "nobodies".` },
  ]);
  expect(await problemsOf({ owner: "plat\u0000form" })).toMatchObject([{ code: "NOT_FOUND", field: ["owner"] }]);
  expect(await problemsOf({ owner: "payments" })).toEqual([
    { code: "FORBIDDEN", field: ["owner"], message: "You are not in Payments. Choose a team of yours: platform." },
  ]);
});

test.each([
  [["parameters", "port"], { port: 80 }],
  [["parameters", "port"], { port: "8080" }],
  [["parameters", "cpu"], { cpu: 3 }],
  [["parameters", "unknown"], { unknown: 1 }],
  [["parameters", "environment", "lower"], { environment: { lower: "x" } }],
  [["parameters", "environment", "PORT"], { environment: { PORT: "1" } }],
  [["parameters", "environment", "GREETING"], { environment: { GREETING: "${{ secrets.TOKEN }}" } }],
  [["parameters", "environment", "GREETING"], { environment: { GREETING: "one\ntwo" } }],
  [["parameters", "environment", "GREETING"], { environment: { GREETING: 1 } }],
  [["parameters"], "no object"],
  [["parameters"], [1]],
])("a parameter that breaks the schema is refused at %j", async (field, parameters) => {
  const problems = await problemsOf({ parameters });
  expect(problems.map((problem) => ({ code: problem.code, field: problem.field }))).toEqual([
    { code: "INVALID", field },
  ]);
});

test("every mistake of an input is told at once", async () => {
  const problems = await problemsOf({
    name: "a--b",
    description: "One\nTwo",
    owner: "payments",
    parameters: { port: 80, environment: { lower: "x" } },
  });
  expect(problems.map((problem) => problem.field)).toEqual([
    ["name"],
    ["description"],
    ["owner"],
    ["parameters", "port"],
    ["parameters", "environment", "lower"],
  ]);
});

test("what is no input at all is refused as a request, and tells nothing of the inside", async () => {
  await expect(dev.create({ ...SAMPLE, name: 5 as unknown as string })).rejects.toThrow(/String cannot represent/);
});

test("a name that AWS could not put beside a stage's is refused, as is a stage that would not fit beside a name", async () => {
  const save = (name: string) =>
    ada.ask<{ saveEnvironment: { problems: ProblemSeen[] } }>(
      `mutation ($name: String!) { saveEnvironment(input: { name: $name, baseUrl: "https://x.example.com", rank: 7,
      ecsCluster: "x", region: "eu-central-1" }) { problems { code field message } } }`,
      { name },
    );
  const stage = "a-stage-of-20-letter";
  const fitting = "n".repeat(36);
  expect((await dev.create({ ...SAMPLE, name: fitting })).problems).toEqual([]);
  expect((await save(stage)).saveEnvironment.problems).toEqual([]);
  const long = "n".repeat(37);
  const both = `"${long}" and "${stage}" are too long together: AWS needs both in one name, at most 56 characters.`;
  expect(await problemsOf({ name: long })).toEqual([
    { code: "INVALID", field: ["name"], message: `${both} Choose a shorter one.` },
  ]);

  await world.sql(
    "delete from observability_links where environment_id in (select id from environments where name = $1)",
    [stage],
  );
  await world.sql(
    "delete from service_environments where environment_id in (select id from environments where name = $1)",
    [stage],
  );
  await world.sql("delete from environments where name = $1", [stage]);
  expect((await dev.create({ ...SAMPLE, name: long })).problems).toEqual([]);
  expect((await save(stage)).saveEnvironment.problems).toEqual([
    { code: "INVALID", field: ["name"], message: `${both} Choose a shorter name for the stage.` },
  ]);
});
