import "reflect-metadata";
import { expect, test } from "vitest";
import { z } from "zod";
import type { Listener } from "../listener.ts";
import { startRunEngine } from "../testing/start-run-engine.ts";
import { currentTrace } from "../trace.ts";
import { StepFailed } from "./define-run.ts";
import { aborted, becomes, defineRun, gate, queueRun, readStored, step } from "./testing/queue-run.ts";

const HOUR = 3_600_000;
/** A listener that hears nothing: as if every notification were lost. */
const DEAF: Listener = { on: () => {}, isConnected: () => true, stop: async () => {} };

test("steps are done in order, and each can read what the ones before left behind", async () => {
  const { platform, startWorker } = await startRunEngine();
  const id = await queueRun(platform.pool, ["one", "two"]);
  await startWorker([
    defineRun([
      step("two", async ({ output }) => ({ message: `read ${output("one", z.object({ value: z.number() })).value}` })),
      step("one", async () => ({ output: { value: 42 } })),
    ]),
  ]);
  await becomes(platform.pool, id, "SUCCEEDED");
  expect(await readStored(platform.pool, id)).toEqual({
    status: "SUCCEEDED",
    error: null,
    steps: [
      { name: "one", status: "SUCCEEDED", attempts: 1, output: { value: 42 }, message: null },
      { name: "two", status: "SUCCEEDED", attempts: 1, output: null, message: "read 42" },
    ],
  });
});

test("a step works under the trace of the request that asked for the run", async () => {
  const { platform, startWorker } = await startRunEngine();
  const [traceId, requestId] = ["0af7651916cd43dd8448eb211c80319c", "a-request"];
  const seen: unknown[] = [];
  await startWorker([defineRun([step("one", async () => ({ message: String(seen.push(currentTrace())) }))])]);
  const asked = await queueRun(platform.pool, ["one"], "sample", { requestId, traceId });
  await becomes(platform.pool, asked, "SUCCEEDED");
  const own = await queueRun(platform.pool, ["one"]);
  await becomes(platform.pool, own, "SUCCEEDED");
  expect(seen).toEqual([
    { requestId, traceId, isSampled: false },
    { requestId: own, traceId: own.replaceAll("-", ""), isSampled: false },
  ]);
});

test("a worker that lost its lease cannot write any more, neither its record nor in a transaction of its own", async () => {
  const { platform, startWorker } = await startRunEngine({ leaseMs: 1500 });
  const { pool } = platform;
  await pool.query("create table effects (by text)");
  const id = await queueRun(pool, ["slow"]);
  const late = gate();
  const ended = gate();
  let entries = 0;
  await startWorker([
    defineRun([
      step("slow", async ({ fenced, signal }) => {
        entries += 1;
        const me = entries === 1 ? "the first" : "a later one";
        if (me === "the first") await Promise.all([late.opened, aborted(signal)]);
        await fenced((em) => em.execute("insert into effects values (?)", [me])).finally(
          me === "the first" ? ended.open : () => {},
        );
        return { output: me };
      }),
    ]),
  ]);
  await expect.poll(() => entries).toBeGreaterThan(0);
  // As when a process slept through its lease: the run falls due, and is claimed under the next fence.
  await pool.query("update runs set due_at = now(), fence = fence + 1 where id = $1", [id]);
  await becomes(pool, id, "SUCCEEDED");
  const after = await readStored(pool, id);
  expect(after?.steps).toMatchObject([{ status: "SUCCEEDED", output: "a later one" }]);

  late.open();
  await ended.opened;
  expect((await pool.query("select distinct by from effects")).rows).toEqual([{ by: "a later one" }]);
  expect(await readStored(pool, id)).toEqual(after);
});

test("a step that cannot succeed fails the run at once, together with whatever else must change", async () => {
  const { platform, startWorker } = await startRunEngine();
  const { pool } = platform;
  await pool.query("create table failures (reason text)");
  const id = await queueRun(pool, ["hopeless", "never"]);
  await startWorker([
    defineRun([step("hopeless", () => Promise.reject(new StepFailed("Ask somebody.")))], async (em, _run, reason) => {
      await em.execute("insert into failures values (?)", [reason]);
    }),
  ]);
  await becomes(pool, id, "FAILED");
  expect(await readStored(pool, id)).toEqual({
    status: "FAILED",
    error: "Ask somebody.",
    steps: [
      { name: "hopeless", status: "FAILED", attempts: 1, output: null, message: "Ask somebody." },
      { name: "never", status: "PENDING", attempts: 0, output: null, message: null },
    ],
  });
  expect((await pool.query("select reason from failures")).rows).toEqual([{ reason: "Ask somebody." }]);
});

test("what the database says of the platform's own trouble is for the log, and not for people", async () => {
  const { platform, startWorker } = await startRunEngine();
  const id = await queueRun(platform.pool, ["broken"]);
  const broken = step("broken", async ({ fenced }) => {
    await fenced((em) => em.execute("insert into teams (id) values (null)"));
    return {};
  });
  await startWorker([defineRun([broken])]);
  const told = "Something went wrong inside the platform; its log says what.";
  // Both are forgotten for the length of each further attempt.
  await expect.poll(() => readStored(platform.pool, id)).toMatchObject({ error: told, steps: [{ message: told }] });
});

test("a step that this release does not have fails loudly", async () => {
  const { platform, startWorker } = await startRunEngine();
  const id = await queueRun(platform.pool, ["renamed-since"]);
  await startWorker([defineRun([])]);
  await becomes(platform.pool, id, "FAILED");
  expect((await readStored(platform.pool, id))?.error).toBe(
    'This release of the platform has no step "renamed-since". Ask for it again.',
  );
});

test("what an older release stored in another shape is not guessed at", async () => {
  const { platform, startWorker } = await startRunEngine();
  const { pool } = platform;
  const id = await queueRun(pool, ["old", "new"]);
  await pool.query(`update run_steps set status = 'SUCCEEDED', output = '{"was":"a text"}' where name = 'old'`);
  await startWorker([
    defineRun([
      step("old", () => Promise.reject(new Error("it is done already"))),
      step("new", async ({ output }) => ({ message: String(output("old", z.object({ is: z.number() })).is) })),
    ]),
  ]);
  await becomes(pool, id, "FAILED");
  expect(await readStored(pool, id)).toMatchObject({
    error: 'This release of the platform cannot read what step "old" left behind. Ask for it again.',
    steps: [
      { status: "SUCCEEDED", attempts: 0 },
      { status: "FAILED", attempts: 1 },
    ],
  });
});

test("a run of a kind that only another release knows is left to that one", async () => {
  const { platform, startWorker } = await startRunEngine();
  const { pool } = platform;
  const id = await queueRun(pool, ["any"]);
  await pool.query("update runs set kind = 'UNDO_CREATION' where id = $1", [id]);
  const known = await queueRun(pool, ["any"]);
  await startWorker([defineRun([step("any", async () => ({}))])]);
  await becomes(pool, known, "SUCCEEDED");
  const { rows } = await pool.query("select status, fence from runs where id = $1", [id]);
  expect(rows).toEqual([{ status: "QUEUED", fence: "0" }]);
});

test("a worker that is stopped ends its step and gives the rest back, which another one takes up at once", async () => {
  // With a lease that nobody could wait for.
  const { platform, startWorker } = await startRunEngine({ leaseMs: HOUR, pollMs: HOUR });
  const { pool } = platform;
  const id = await queueRun(pool, ["first", "second"]);
  const working = gate();
  const entered: string[] = [];
  const definitions = (worker: string) => [
    defineRun([
      step("first", async () => {
        entered.push(`first by ${worker}`);
        await working.opened;
        return {};
      }),
      step("second", async () => {
        entered.push(`second by ${worker}`);
        return {};
      }),
    ]),
  ];
  const one = await startWorker(definitions("one"));
  await expect.poll(() => entered).toEqual(["first by one"]);
  await startWorker(definitions("two"));
  const stopped = one.stop();
  working.open();
  await stopped;
  await becomes(pool, id, "SUCCEEDED");
  expect(entered).toEqual(["first by one", "second by two"]);
});

test("new work is begun when it is told of, without waiting for the poll", async () => {
  const { platform, startWorker } = await startRunEngine({ pollMs: HOUR });
  await startWorker([defineRun([step("any", async () => ({}))])]);
  const id = await queueRun(platform.pool, ["any"]);
  await becomes(platform.pool, id, "SUCCEEDED");
});

test("work is found by the poll when its notification is lost", async () => {
  const { platform, startWorker } = await startRunEngine({ pollMs: 50 });
  await startWorker([defineRun([step("any", async () => ({}))])], { listener: DEAF });
  const id = await queueRun(platform.pool, ["any"]);
  await becomes(platform.pool, id, "SUCCEEDED");
});

test("workers share what is due: each run is done once, and nobody does it all", async () => {
  const { platform, startWorker } = await startRunEngine({ concurrency: 2 });
  const { pool } = platform;
  const done: string[] = [];
  const both = gate();
  const ids = await Promise.all(Array.from({ length: 30 }, () => queueRun(pool, ["any"])));
  for (const worker of ["one", "two"]) {
    const work = step("any", async () => {
      done.push(worker);
      if (new Set(done).size === 2) both.open();
      // Whoever has its places taken leaves the rest to the other.
      await both.opened;
      return {};
    });
    await startWorker([defineRun([work])]);
  }
  for (const id of ids) await becomes(pool, id, "SUCCEEDED");
  expect(done).toHaveLength(30);
  expect(new Set(done)).toEqual(new Set(["one", "two"]));
});
