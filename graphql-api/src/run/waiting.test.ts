import "reflect-metadata";
import { expect, test } from "vitest";
import { startRunEngine } from "../testing/start-run-engine.ts";
import { TryLater } from "./define-run.ts";
import { becomes, defineRun, gate, queueRun, readStored, step } from "./testing/queue-run.ts";
import { wakeRun } from "./wake-run.ts";

const HOUR = 3_600_000;

test("a parked run waits until it is woken, and woken twice it goes on once", async () => {
  const { platform, startWorker } = await startRunEngine();
  const { pool } = platform;
  const id = await queueRun(pool, ["approval"]);
  const entered: boolean[] = [];
  await startWorker([
    defineRun([
      step("approval", async ({ timedOut }) => {
        entered.push(timedOut);
        if (entered.length > 1) return { message: "approved" };
        return { park: { wakeKey: "key", until: new Date(Date.now() + HOUR), message: "Waits for somebody" } };
      }),
    ]),
  ]);
  await becomes(pool, id, "WAITING");
  expect(await readStored(pool, id)).toMatchObject({
    error: "Waits for somebody",
    steps: [{ status: "WAITING", attempts: 0, message: "Waits for somebody" }],
  });
  await platform.fork().transactional(async (em) => {
    await wakeRun(em, id);
    await wakeRun(em, id);
  });
  await becomes(pool, id, "SUCCEEDED");
  expect(entered).toEqual([false, false]);
  expect(await readStored(pool, id)).toMatchObject({ error: null, steps: [{ attempts: 1, message: "approved" }] });
});

test("a waiting that ends by its deadline tells the step so, also when a worker dies over it; a wake comes too late", async () => {
  const { platform, startWorker } = await startRunEngine();
  const { pool } = platform;
  const id = await queueRun(pool, ["approval", "next"]);
  const died = gate();
  const entered: boolean[] = [];
  await startWorker([
    defineRun([
      step("approval", async ({ timedOut }) => {
        entered.push(timedOut);
        const park = { wakeKey: "key", until: new Date(Date.now() + 100), message: "Waits" };
        if (entered.length === 1) return { park };
        if (entered.length === 2) await died.opened;
        return { message: "nobody came" };
      }),
      step("next", async ({ timedOut }) => {
        entered.push(timedOut);
        return {};
      }),
    ]),
  ]);
  await expect.poll(() => entered.length).toBe(2);
  await wakeRun(platform.fork(), id);
  await pool.query("update runs set due_at = now(), fence = fence + 1 where id = $1", [id]);
  await becomes(pool, id, "SUCCEEDED");
  died.open();
  expect(entered).toEqual([false, true, true, false]);
});

test("what is put off to a later time loses no attempt, what fails does, and both go on by themselves", async () => {
  const { platform, startWorker } = await startRunEngine();
  const { pool } = platform;
  const id = await queueRun(pool, ["patient", "shaky"]);
  const attempts: Record<string, number[]> = { patient: [], shaky: [] };
  await startWorker([
    defineRun([
      step("patient", async ({ attempt }) => {
        attempts.patient?.push(attempt);
        if ((attempts.patient?.length ?? 0) < 4) throw new TryLater("Not yet", new Date(Date.now() + 20));
        return {};
      }),
      step("shaky", async ({ attempt }) => {
        attempts.shaky?.push(attempt);
        if (attempt < 3) throw new Error("Broken for a moment");
        return {};
      }),
    ]),
  ]);
  await becomes(pool, id, "SUCCEEDED");
  expect(attempts).toEqual({ patient: [1, 1, 1, 1], shaky: [1, 2, 3] });
  expect(await readStored(pool, id)).toMatchObject({ steps: [{ attempts: 1 }, { attempts: 3 }] });
});

test("a step that came as far as waiting counts its attempts anew, so that hours of waiting outlast many small failures", async () => {
  const { platform, startWorker } = await startRunEngine();
  const { pool } = platform;
  const id = await queueRun(pool, ["patient"]);
  await pool.query("update run_steps set attempts = 49 where run_id = $1", [id]);
  const attempts: number[] = [];
  await startWorker([
    defineRun([
      step("patient", async ({ attempt }) => {
        attempts.push(attempt);
        if (attempts.length === 2) throw new Error("Broken for a moment");
        if (attempts.length > 3) return { message: "here" };
        return { park: { wakeKey: "key", until: new Date(Date.now() + 20), message: "Waits" } };
      }),
    ]),
  ]);
  await becomes(pool, id, "SUCCEEDED");
  expect(attempts).toEqual([50, 1, 2, 1]);
});

test("a step that has ended its process fifty times is not entered again", async () => {
  const { platform, startWorker } = await startRunEngine();
  const id = await queueRun(platform.pool, ["deadly"]);
  await platform.pool.query("update run_steps set attempts = 50 where run_id = $1", [id]);
  await startWorker([defineRun([step("deadly", async () => ({ message: "entered" }))])]);
  await becomes(platform.pool, id, "FAILED");
  expect((await readStored(platform.pool, id))?.error).toBe(
    "This step ended its process 50 times. Look at the logs, then retry.",
  );
});

test("a wake between a step's look and its parking is not missed, and is no time-out", async () => {
  const { platform, startWorker } = await startRunEngine();
  const { pool } = platform;
  const id = await queueRun(pool, ["follow"]);
  const seen: { news: string; timedOut: boolean }[] = [];
  let news = "none";
  await startWorker([
    defineRun([
      step("follow", async ({ timedOut }) => {
        seen.push({ news, timedOut });
        if (seen.length > 1) return { message: news };
        // What it waits for comes now: after the look, before the parking.
        news = "it ended";
        await wakeRun(platform.fork(), id);
        return { park: { wakeKey: "run", until: new Date(Date.now() + HOUR), message: "Waits for GitHub" } };
      }),
    ]),
  ]);
  await becomes(pool, id, "SUCCEEDED");
  expect(seen).toEqual([
    { news: "none", timedOut: false },
    { news: "it ended", timedOut: false },
  ]);
  expect(await readStored(pool, id)).toMatchObject({ steps: [{ attempts: 1 }] });
});

test("a wake that the step could see already does not wake it once more", async () => {
  const { platform, startWorker } = await startRunEngine();
  const { pool } = platform;
  const id = await queueRun(pool, ["follow"]);
  await wakeRun(platform.fork(), id);
  let entries = 0;
  await startWorker([
    defineRun([
      step("follow", async () => {
        entries += 1;
        return { park: { wakeKey: "run", until: new Date(Date.now() + HOUR), message: "Waits" } };
      }),
    ]),
  ]);
  await becomes(pool, id, "WAITING");
  await wakeRun(platform.fork(), id);
  await expect.poll(() => entries).toBe(2);
  await becomes(pool, id, "WAITING");
  expect(entries).toBe(2);
});

test("a wake shortens no pause that a limit or a failure asked for, and wakes nothing that has ended", async () => {
  const { platform, startWorker } = await startRunEngine();
  const { pool } = platform;
  const [limited, ended] = await Promise.all([
    queueRun(pool, ["limited"], "limited"),
    queueRun(pool, ["done"], "ended"),
  ]);
  await pool.query("update runs set status = 'FAILED', wake_key = 'stale' where id = $1", [ended]);
  const later = new Date(Date.now() + HOUR);
  let entries = 0;
  await startWorker([
    defineRun([
      step("limited", async () => {
        entries += 1;
        await wakeRun(platform.fork(), limited);
        throw new TryLater("GitHub's limit is used up", later);
      }),
    ]),
  ]);
  await becomes(pool, limited, "WAITING");
  for (const id of [limited, ended]) await wakeRun(platform.fork(), id);
  const put = "select status, due_at = $2 as is_later, wakes from runs where id = $1";
  expect((await pool.query(put, [limited, later])).rows).toEqual([{ status: "WAITING", is_later: true, wakes: "2" }]);
  expect(entries).toBe(1);
  expect((await pool.query("select status, wakes from runs where id = $1", [ended])).rows).toEqual([
    { status: "FAILED", wakes: "0" },
  ]);
});
