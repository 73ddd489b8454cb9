import "reflect-metadata";
import { expect, test } from "vitest";
import { startRunEngine } from "../testing/start-run-engine.ts";
import { withServer } from "../testing/test-database.ts";
import { LostRun } from "./define-run.ts";
import { aborted, becomes, defineRun, queueRun, readStored, step } from "./testing/queue-run.ts";

/** Keeps everybody out of a database, or lets them in again. */
const allow = (databaseUrl: string, yes: boolean) =>
  withServer(async (client) => {
    const name = new URL(databaseUrl).pathname.slice(1);
    await client.query(`alter database ${name} allow_connections ${yes}`);
    if (yes) return;
    // Who was being let in at that moment shows up later.
    const cut = () => client.query("select pg_terminate_backend(pid) from pg_stat_activity where datname = $1", [name]);
    await expect.poll(async () => (await cut()).rowCount).toBe(0);
  });

test("a worker that cannot reach the database gives its step up before anybody else can begin it", async () => {
  const { platform, databaseUrl, startWorker } = await startRunEngine({ leaseMs: 1500 });
  const id = await queueRun(platform.pool, ["outside"]);
  const given: { reason: unknown; entries: number }[] = [];
  let entries = 0;
  await startWorker([
    defineRun([
      step("outside", async ({ signal }) => {
        entries += 1;
        if (entries > 1) return { message: "done by whoever came next" };
        await aborted(signal);
        given.push({ reason: signal.reason, entries });
        throw new Error("The call was broken off");
      }),
    ]),
  ]);
  await expect.poll(() => entries).toBeGreaterThan(0);
  await allow(databaseUrl, false);
  await expect.poll(() => given).toEqual([{ reason: expect.any(LostRun), entries: 1 }]);

  await allow(databaseUrl, true);
  await becomes(platform.pool, id, "SUCCEEDED");
  // What was broken off is no failure of the step's.
  expect(await readStored(platform.pool, id)).toMatchObject({
    error: null,
    steps: [{ message: "done by whoever came next" }],
  });
});
