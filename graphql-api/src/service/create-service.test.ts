import { afterAll, beforeAll, expect, test } from "vitest";
import { startWorld, type TestApi, type World } from "../testing/start-test-platform.ts";

let world: World;
let api: TestApi;
let dev: { cookie: string };

beforeAll(async () => {
  world = await startWorld();
  api = await world.startApi();
  dev = { cookie: await api.signIn("dev") };
});
afterAll(() => world.stop());

const CREATE = /* GraphQL */ `
  mutation ($input: CreateServiceInput!) {
    createService(input: $input) {
      service { id name status creation { id } environments { environment { name } status url } }
      problems { code field message }
    }
  }
`;

test("a created service ends ready, with its repository behind it", async () => {
  const input = { name: "billing", template: "node-api", owner: "platform", description: "Bills people" };
  const answer = await api.graphql(CREATE, { input }, dev);
  console.log(JSON.stringify(answer, null, 1));
  const { service } = answer.data?.["createService"] as { service: { creation: { id: string } } };
  for await (const { runChanged } of api.subscribe(
    "subscription ($id: ID!) { runChanged(id: $id) { change run { status error steps { name status message attempts } } } }",
    { id: service.creation.id },
    dev,
  )) {
    const { run } = runChanged as { run: { status: string } };
    console.log(JSON.stringify(run));
    if (run.status === "SUCCEEDED" || run.status === "FAILED") break;
  }
  const after = await api.graphql(
    `{ services { totalCount nodes { name status repoUrl owner { slug } template { title } } } }`,
    {},
    dev,
  );
  console.log(JSON.stringify(after));
  expect(after.data).toMatchObject({ services: { nodes: [{ name: "billing", status: "READY" }] } });
});
