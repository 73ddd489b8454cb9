import "reflect-metadata";
import { expect, test } from "vitest";
import { startRunEngine } from "../testing/start-run-engine.ts";
import { cancelRun } from "./cancel-run.ts";
import { aborted, becomes, defineRun, gate, queueRun, readStored, step } from "./testing/queue-run.ts";

test("a worker that holds a run while it is cancelled can write nothing any more", async () => {
  // Who holds a run hears that it is cancelled when it next renews its lease.
  const { platform, startWorker } = await startRunEngine({ leaseMs: 1500 });
  const { pool } = platform;
  await pool.query("create table effects (by integer)");
  const id = await queueRun(pool, ["done", "slow", "never"]);
  const entered = gate();
  const cancelled = gate();
  const ended = gate();
  await startWorker([
    defineRun([
      step("done", async () => ({ message: "before that" })),
      step("slow", async ({ fenced, signal }) => {
        entered.open();
        await cancelled.opened;
        await aborted(signal);
        await fenced((em) => em.execute("insert into effects values (1)")).finally(ended.open);
        return {};
      }),
      step("never", async () => ({})),
    ]),
  ]);
  await entered.opened;
  expect(await cancelRun(platform.fork(), id, "Ada cancelled it.")).toBe(true);
  cancelled.open();
  await ended.opened;
  expect((await pool.query("select by from effects")).rows).toEqual([]);
  expect(await readStored(pool, id)).toMatchObject({
    status: "CANCELLED",
    error: "Ada cancelled it.",
    steps: [
      { name: "done", status: "SUCCEEDED", message: "before that" },
      { name: "slow", status: "CANCELLED", message: "Ada cancelled it." },
      { name: "never", status: "CANCELLED", message: null },
    ],
  });
});

test("a run that has ended is not cancelled", async () => {
  const { platform, startWorker } = await startRunEngine();
  const { pool } = platform;
  const id = await queueRun(pool, ["quick"]);
  await startWorker([defineRun([step("quick", async () => ({}))])]);
  await becomes(pool, id, "SUCCEEDED");
  const before = await readStored(pool, id);
  expect(await cancelRun(platform.fork(), id, "Too late.")).toBe(false);
  expect(await readStored(pool, id)).toEqual(before);
});
