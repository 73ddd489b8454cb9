import { expect, onTestFinished, test } from "vitest";
import { seedPlaces } from "../environment/testing/seed-places.ts";
import { newId } from "../ids.ts";
import { startRunEngine } from "../testing/start-run-engine.ts";

const ENDED = /* SQL */ `
insert into deployments (id, service_environment_id, release_id, kind, status, created_at, finished_at)
select $1, service_environment_id, release_id, $2, 'SUCCEEDED', now(), now() - $3::interval
from deployments where kind = 'DEPLOY' limit 1`;

const OUTCOMES = /* SQL */ `
select d.kind, o.has_failed as failed, o.restore_seconds as restored
from deployment_outcomes o join deployments d on d.id = o.deployment_id where d.kind <> 'DEPLOY' order by o.at`;

test("of two that end in the same moment at one place, each is judged with the other in mind", async () => {
  const { platform } = await startRunEngine();
  await seedPlaces(platform.pool, [{ service: "shop", environment: "prod", deployment: "SUCCEEDED" }]);
  const begin = async (kind: string, ago: string) => {
    const client = await platform.pool.connect();
    onTestFinished(() => client.release());
    await client.query("begin");
    await client.query(ENDED, [newId(), kind, ago]);
    return client;
  };
  const [change, rollback] = [await begin("PROMOTION", "2 hours"), await begin("ROLLBACK", "1 hour")];
  // What judges at its commit is held there.
  await change.query("set constraints all immediate");
  let isOver = false;
  const committed = rollback.query("commit").then(() => {
    isOver = true;
  });
  const waiting = `select 1 from pg_stat_activity
    where datname = current_database() and wait_event = 'advisory' and query = 'commit'`;
  await expect.poll(async () => isOver || (await platform.pool.query(waiting)).rowCount).toBe(1);
  await change.query("commit");
  await committed;

  expect((await platform.pool.query(OUTCOMES)).rows).toEqual([
    { kind: "PROMOTION", failed: true, restored: null },
    { kind: "ROLLBACK", failed: false, restored: expect.closeTo(3600, 0) },
  ]);
});
