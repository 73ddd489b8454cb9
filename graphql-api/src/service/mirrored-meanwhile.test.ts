import { expect, test } from "vitest";
import { mirrorOrganization } from "../identity/mirror-organization.ts";
import { meetPerson } from "../testing/meet-person.ts";
import { startWorld } from "../testing/start-test-platform.ts";

test("services are created while people and teams are mirrored: neither stands in the other's way", async () => {
  const world = await startWorld();
  const api = await world.startApi();
  const dev = await meetPerson(api, "dev");
  let isOver = false;
  const failures: unknown[] = [];
  const mirroring = (async () => {
    while (!isOver) await mirrorOrganization(api.running.platform).catch((error: unknown) => failures.push(error));
  })();
  for (let round = 0; round < 3; round += 1) {
    const names = Array.from({ length: 5 }, (_, number) => `beside-${round}-${number}`);
    const answers = await Promise.all(names.map((name) => dev.create({ name })));
    expect(answers.flatMap(({ problems }) => problems)).toEqual([]);
  }
  isOver = true;
  await mirroring;
  expect(failures).toEqual([]);
  await world.stop();
}, 120_000);
