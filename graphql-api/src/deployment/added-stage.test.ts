import { afterAll, beforeAll, expect, test } from "vitest";
import { readWatchedPlaces } from "../environment/read-watched-places.ts";
import { meetPerson } from "../testing/meet-person.ts";
import { seedDeployment, shaOf } from "../testing/seed-deployment.ts";
import { startWorld, type World } from "../testing/start-test-platform.ts";

let world: World;

beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

test("a stage that moved after a service was made reaches its workflows before the next deployment", async () => {
  const ada = await meetPerson(await world.startApi(), "ada");
  expect((await ada.createAndFollow({ name: "settled" })).status).toBe("SUCCEEDED");
  const read = async () => {
    const path = "/repos/acme/settled/actions/variables/WAYMARK_ENVIRONMENTS";
    return JSON.parse((await world.github.rest<{ value: string }>("GET", path)).value).dev.cluster;
  };
  expect(await read()).toBe("waymark-dev");
  await ada.ask(
    `mutation { saveEnvironment(input: { name: "dev", baseUrl: "http://dev.localhost", rank: 1,
      ecsCluster: "elsewhere", region: "eu-central-1" }) { problems { code } } }`,
  );
  expect(await read()).toBe("waymark-dev");
  await ada.ask(
    `mutation { deploy(input: { service: "settled", environment: "dev" }) { deployment { id } problems { code } } }`,
  );
  await expect.poll(read).toBe("elsewhere");
});

test("what runs is looked for where it was deployed to, though its stage has moved since", async () => {
  const api = await world.startApi();
  const ada = await meetPerson(api, "ada");
  expect((await ada.createAndFollow({ name: "rooted" })).status).toBe("SUCCEEDED");
  await seedDeployment(world, { service: "rooted", environment: "prod", sha: shaOf("1") });
  await ada.ask(
    `mutation { saveEnvironment(input: { name: "prod", baseUrl: "http://prod.localhost", rank: 3, protected: true,
      ecsCluster: "elsewhere", region: "us-east-1" }) { problems { code } } }`,
  );
  const places = await readWatchedPlaces(api.running.platform);
  expect(places).toMatchObject([{ region: "eu-central-1", cluster: "waymark-prod", name: "rooted" }]);
});
