import { setTimeout as pause } from "node:timers/promises";
import { type GraphQLObjectType, isObjectType } from "graphql";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createSchema } from "../schema.ts";
import type { Credential } from "../testing/caller.ts";
import { NOTHING, sampleOperation } from "../testing/sample-operation.ts";
import { startWorld, type TestApi, type World } from "../testing/start-test-platform.ts";

const schema = await createSchema();
const fieldsOf = (root: GraphQLObjectType | null | undefined) =>
  isObjectType(root) ? Object.values(root.getFields()).map((field) => ({ root, field })) : [];

let world: World;
let api: TestApi;
/** Everybody who could ask, by the credential they ask with. */
let callers: [who: string, as: Credential][];

beforeAll(async () => {
  world = await startWorld();
  api = await world.startApi();
  const [ada, dev, vic] = await Promise.all(["ada", "dev", "vic"].map((login) => api.signIn(login)));
  const token = async (cookie = "", scope = "READ") => {
    const create = `mutation { createApiToken(input: { name: "${scope}", scopes: [${scope}] }) { secret } }`;
    const { data } = await api.graphql(create, {}, { cookie });
    return { token: (data as { createApiToken: { secret: string } }).createApiToken.secret };
  };
  callers = [
    ["nobody", {}],
    ["vic", { cookie: vic ?? "" }],
    ["vic:READ", await token(vic)],
    ["dev", { cookie: dev ?? "" }],
    ["dev:WRITE", await token(dev, "WRITE")],
    ["ada", { cookie: ada ?? "" }],
    ["ada:READ", await token(ada)],
    ["ada:WRITE", await token(ada, "WRITE")],
    ["ada:DEPLOY", await token(ada, "DEPLOY")],
    ["ada:ADMIN", await token(ada, "ADMIN")],
  ];
});
afterAll(() => world.stop());

const READERS = "vic vic:READ dev ada ada:READ";
const WRITERS = "dev dev:WRITE ada ada:WRITE";
const DEPLOYERS = "dev ada ada:DEPLOY";
const ADMINS = "ada ada:ADMIN";

test("over HTTP each field answers to these callers and refuses all others", async () => {
  const roots = [schema.getQueryType(), schema.getMutationType()].flatMap(fieldsOf);
  const allowed = roots.map(async ({ root, field }) => [
    `${root.name}.${field.name}`,
    await whoMay((as) => answers(sampleOperation(root, field), as)),
  ]);
  expect(Object.fromEntries(await Promise.all(allowed))).toEqual({
    "Query.viewer": `nobody ${callers
      .slice(1)
      .map(([who]) => who)
      .join(" ")}`,
    "Query.node": READERS,
    "Query.service": READERS,
    "Query.services": READERS,
    "Query.environments": READERS,
    "Query.deployments": READERS,
    "Query.templates": READERS,
    "Query.template": READERS,
    "Query.teams": READERS,
    "Query.team": READERS,
    "Query.planService": READERS,
    "Query.dora": READERS,
    "Query.apiTokens": READERS,
    "Query.observability": READERS,
    "Query.audit": "ada ada:READ",
    "Mutation.createService": WRITERS,
    "Mutation.retryCreation": WRITERS,
    "Mutation.undoCreation": WRITERS,
    "Mutation.updateService": WRITERS,
    "Mutation.archiveService": WRITERS,
    "Mutation.deploy": DEPLOYERS,
    "Mutation.promote": DEPLOYERS,
    "Mutation.rollback": DEPLOYERS,
    "Mutation.cancelDeployment": DEPLOYERS,
    "Mutation.approveDeployment": DEPLOYERS,
    "Mutation.rejectDeployment": DEPLOYERS,
    "Mutation.saveEnvironment": ADMINS,
    "Mutation.setUserRole": ADMINS,
    // A token has only its own scopes to give, and this one has no READ.
    "Mutation.createApiToken": "vic dev ada",
    "Mutation.revokeApiToken": "vic dev ada ada:ADMIN",
  });
}, 120_000);

test("over the WebSocket each subscription answers to these callers and refuses all others", async () => {
  const news = JSON.stringify({ serviceId: "0197d3a0-0000-7000-8000-000000000001", name: NOTHING, change: "UPDATED" });
  const tell = () =>
    api.running.platform.pool.query("insert into events (topic, ids) values ('serviceChanged', $1)", [news]);
  let isOver = false;
  const telling = (async () => {
    for (; !isOver; await pause(50)) await tell();
  })();
  try {
    const allowed = fieldsOf(schema.getSubscriptionType()).map(async ({ root, field }) => [
      field.name,
      await whoMay((as) => delivers(sampleOperation(root, field), as)),
    ]);
    expect(Object.fromEntries(await Promise.all(allowed))).toEqual({
      serviceChanged: READERS,
      runChanged: READERS,
      deploymentChanged: READERS,
      logsFollowed: READERS,
    });
  } finally {
    isOver = true;
    await telling;
  }
}, 120_000);

async function whoMay(may: (as: Credential) => Promise<boolean>): Promise<string> {
  const heard: string[] = [];
  for (const [who, as] of callers) if (await may(as)) heard.push(who);
  return heard.join(" ");
}

const isRefusal = (code: unknown): boolean => code === "FORBIDDEN" || code === "UNAUTHENTICATED";

/** Whether the caller gets anything but a refusal; being told that there is no such thing is an answer, too. */
async function answers(operation: string, as: Credential): Promise<boolean> {
  const { data, errors } = await api.graphql(operation, {}, as);
  expect(errors.filter(({ extensions }) => !isRefusal(extensions.code))).toEqual([]);
  const payloads = Object.values(data ?? {}) as ({ problems?: { code: string }[] } | null)[];
  const problems = payloads.flatMap((payload) => payload?.problems ?? []);
  return ![...errors.map(({ extensions }) => extensions.code), ...problems.map(({ code }) => code)].some(isRefusal);
}

/** Whether a first message comes, or at least an end without an error. */
async function delivers(operation: string, as: Credential): Promise<boolean> {
  const stream = api.subscribe(operation, {}, as);
  try {
    await stream.next();
    return true;
  } catch (error) {
    // Strangers are turned away as they connect (4403), the others as they ask.
    const { code, message } = error as { code?: number; message?: string };
    expect(code === 4403 || /4403$|"FORBIDDEN"/.test(message ?? ""), JSON.stringify({ code, message })).toBe(true);
    return false;
  } finally {
    await stream.return(undefined);
  }
}
