import { afterAll, beforeAll, expect, test } from "vitest";
import { meetPerson, type Person } from "../testing/meet-person.ts";
import { startWorld, type TestApi, type World } from "../testing/start-test-platform.ts";
import { traceOf, wholeTrace } from "./testing/trace-creation.ts";

let world: World;
let api: TestApi;
let dev: Person;

beforeAll(async () => {
  world = await startWorld();
  api = await world.startApi();
  dev = await meetPerson(api, "dev");
});
afterAll(() => world.stop());

const CONFLICT = {
  service: null,
  problems: [
    {
      code: "CONFLICT",
      field: ["idempotencyKey"],
      message: "This idempotency key came with another input before. Use a new one.",
    },
  ],
};

test("a thousand equal requests with one key, hundreds at once, make one service and get one answer", async () => {
  const input = { name: "thousandfold", idempotencyKey: "the one key" };
  const answers = [];
  // Of more at once, a busy machine could leave the last without a connection for too long.
  for (let wave = 0; wave < 4; wave += 1)
    answers.push(...(await Promise.all(Array.from({ length: 250 }, () => dev.create(input)))));
  const [first] = answers;
  const told = answers.map(({ service, problems }) => ({
    problems,
    id: service?.id,
    name: service?.name,
    run: service?.creation?.id,
  }));
  expect(new Set(told.map((it) => JSON.stringify(it)))).toEqual(
    new Set([
      JSON.stringify({ problems: [], id: first?.service?.id, name: "thousandfold", run: first?.service?.creation?.id }),
    ]),
  );
  await dev.follow(first?.service?.creation?.id ?? "");
  expect(await traceOf(world, "thousandfold")).toEqual(wholeTrace("thousandfold"));
}, 120_000);

test("the order of an input's keys does not matter, and a repetition long after is answered the same", async () => {
  const { service } = await dev.create({
    name: "reordered",
    parameters: { port: 9000, cpu: 256 },
    idempotencyKey: "r",
  });
  await dev.follow(service?.creation?.id ?? "");
  const again = await dev.create({ parameters: { cpu: 256, port: 9000 }, idempotencyKey: "r", name: "reordered" });
  expect(again).toMatchObject({ problems: [], service: { id: service?.id, status: "READY" } });
});

test("the same key with another input is a conflict, and makes nothing", async () => {
  await dev.create({ name: "keyed", idempotencyKey: "k" });
  expect(await dev.create({ name: "keyed-other", idempotencyKey: "k" })).toEqual(CONFLICT);
  expect(await dev.create({ name: "keyed", description: "Other", idempotencyKey: "k" })).toEqual(CONFLICT);
  expect(await dev.service("keyed-other")).toBeNull();
});

test("two inputs at once with one key: one is made, the other is a conflict", async () => {
  const answers = await Promise.all([
    dev.create({ name: "racer-one", idempotencyKey: "race" }),
    dev.create({ name: "racer-two", idempotencyKey: "race" }),
  ]);
  const made = answers.filter(({ service }) => service);
  expect(made).toMatchObject([{ problems: [] }]);
  expect(answers.find(({ service }) => !service)).toEqual(CONFLICT);
});

test("another person's equal key is a key of its own", async () => {
  const ada = await meetPerson(api, "ada");
  const ours = await dev.create({ name: "own-key-dev", idempotencyKey: "same" });
  const theirs = await ada.create({ name: "own-key-ada", idempotencyKey: "same" });
  expect([ours.service?.name, theirs.service?.name]).toEqual(["own-key-dev", "own-key-ada"]);
});

test("a refused input does not use its key up: mended, it is accepted", async () => {
  const refused = await dev.create({ name: "Refused", idempotencyKey: "mended" });
  expect(refused.problems).toMatchObject([{ code: "INVALID", field: ["name"] }]);
  expect(await dev.create({ name: "refused", idempotencyKey: "mended" })).toMatchObject({
    problems: [],
    service: { name: "refused" },
  });
});

test("a late repetition of a request whose service was undone makes no second one, and says so", async () => {
  await world.github.control({ denyRepositoryNames: ["undone-since"] });
  const input = { name: "undone-since", idempotencyKey: "late" };
  await dev.createAndFollow(input);
  const { run } = await dev.undo("undone-since");
  await dev.follow(run?.id ?? "");
  await world.github.control({ denyRepositoryNames: null });

  expect(await dev.create(input)).toEqual({
    service: null,
    problems: [
      {
        code: "CONFLICT",
        field: ["idempotencyKey"],
        message: "The service that this idempotency key made was undone. Use a new one to make it again.",
      },
    ],
  });
  expect(await dev.createAndFollow({ ...input, idempotencyKey: "new" })).toMatchObject({ status: "SUCCEEDED" });
});

test("a key that cannot be kept is refused: too long, or with a character no database takes", async () => {
  const refused = async (idempotencyKey: string) => (await dev.create({ name: "unkeyed", idempotencyKey })).problems;
  expect(await refused("k".repeat(201))).toEqual([
    { code: "INVALID", field: ["idempotencyKey"], message: "Use an idempotency key of at most 200 characters." },
  ]);
  expect(await refused("a\u0000b")).toEqual([
    { code: "INVALID", field: ["idempotencyKey"], message: "Leave out the NUL character." },
  ]);
  expect(await dev.service("unkeyed")).toBeNull();
});
