import { afterAll, beforeAll, expect, test } from "vitest";
import { meetPerson } from "../testing/meet-person.ts";
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
