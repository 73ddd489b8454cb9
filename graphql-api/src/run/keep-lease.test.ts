import "reflect-metadata";
import { once } from "node:events";
import { expect, test } from "vitest";
import { startRunEngine } from "../testing/start-run-engine.ts";
import { stretchSeconds } from "../testing/stretch-seconds.ts";
import { withServer } from "../testing/test-database.ts";
import { LostRun } from "./define-run.ts";
import { becomes, defineRun, queueRun, readStored, step } from "./testing/queue-run.ts";

/** Keeps everybody out of a database, or lets them in again. */
const allow = (databaseUrl: string, yes: boolean) =>
  withServer(async (client) => {
    const name = new URL(databaseUrl).pathname.slice(1);
    await client.query(`alter database ${name} allow_connections ${yes}`);
    if (yes) return;
    await client.query("select pg_terminate_backend(pid) from pg_stat_activity where datname = $1", [name]);
  });

test("a worker that cannot reach the database gives its step up before anybody else can begin it", async () => {
  const { platform, databaseUrl, startWorker } = await startRunEngine();
  const { leaseMs } = platform.config.runs;
  const id = await queueRun(platform.pool, ["outside"]);
  const given: { reason: unknown; afterMs: number }[] = [];
  let cutAt = 0;
  let entries = 0;
  await startWorker([
    defineRun([
      step("outside", async ({ signal }) => {
        entries += 1;
        if (entries > 1) return { message: "done by whoever came next" };
        await once(signal, "abort");
        given.push({ reason: signal.reason, afterMs: performance.now() - cutAt });
        throw new Error("The call was broken off");
      }),
    ]),
  ]);
  await expect.poll(() => entries).toBe(1);
  await allow(databaseUrl, false);
  cutAt = performance.now();
  await expect.poll(() => given.length).toBe(1);
  expect(given[0]?.reason).toBeInstanceOf(LostRun);
  // The last renewal came before the cut, so its lease ends at most one length after.
  expect(given[0]?.afterMs).toBeLessThan(stretchSeconds((2 * leaseMs) / 1000));

  await allow(databaseUrl, true);
  await becomes(platform.pool, id, "SUCCEEDED");
  expect(entries).toBe(2);
  // What was broken off is no failure of the step's.
  expect(await readStored(platform.pool, id)).toMatchObject({
    error: null,
    steps: [{ message: "done by whoever came next" }],
  });
});
