import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { withConnection } from "./connect.ts";
import { findServer } from "./find-server.ts";
import { type PostgresOptions, type StartedPostgres, startPostgres } from "./start-postgres.ts";

const cleanUp: (() => Promise<void> | void)[] = [];

afterEach(async () => {
  for (const undo of cleanUp.splice(0).reverse()) await undo();
});

// mkdtemp makes folders that only their owner may enter, as home folders are.
const makeFolder = () => mkdtempSync(join(tmpdir(), "waymark-postgres-test-"));

function newFolder(): string {
  const folder = makeFolder();
  cleanUp.push(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A folder with a cluster in it: to make one takes much longer than to copy it. */
function madeFolder(): string {
  const folder = newFolder();
  execFileSync("cp", ["-a", `${prototype}/.`, folder]);
  return folder;
}

const prototype = makeFolder();
beforeAll(async () => {
  await (await startPostgres({ dataDir: prototype, port: 0, durable: false })).stop();
});
afterAll(() => rmSync(prototype, { recursive: true, force: true }));

async function start(dataDir: string, options: Partial<PostgresOptions> = {}): Promise<StartedPostgres> {
  const postgres = await startPostgres({ dataDir, port: 0, durable: false, ...options });
  cleanUp.push(() => postgres.stop());
  return postgres;
}

async function ask(url: string, sql: string): Promise<unknown[]> {
  return withConnection(url, async (client) => (await client.query(sql)).rows);
}

/** Starts a server in a process of its own, which then waits; answers the URL and how to kill that process. */
async function startElsewhere(dataDir: string): Promise<{ url: string; killStarter(): Promise<void> }> {
  const module = JSON.stringify(fileURLToPath(new URL("./start-postgres.ts", import.meta.url)));
  const script = `import { startPostgres } from ${module};
    const { url } = await startPostgres({ dataDir: ${JSON.stringify(dataDir)}, port: 0, durable: false });
    console.log(url); setInterval(() => {}, 1000);`;
  const starter = spawn(process.execPath, ["--input-type=module", "--eval", script], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  cleanUp.push(() => void starter.kill("SIGKILL"));
  const [url] = await once(createInterface(starter.stdout), "line");
  return {
    url: String(url),
    async killStarter() {
      starter.kill("SIGKILL");
      await once(starter, "exit");
    },
  };
}

test("what was written is there after a stop and a second start", async () => {
  const dataDir = newFolder();
  const first = await start(dataDir);
  await ask(first.url, "create table notes as select 'kept' as note");
  await first.stop();
  expect(findServer(join(dataDir, "cluster"))).toBeNull();

  const second = await start(dataDir);
  expect(await ask(second.url, "select note from notes")).toEqual([{ note: "kept" }]);
});

test("a server left by a killed process is taken over with what it holds", async () => {
  const dataDir = madeFolder();
  const left = await startElsewhere(dataDir);
  await ask(left.url, "create table notes as select 'kept' as note");
  await left.killStarter();

  const lines: string[] = [];
  const taken = await start(dataDir, { log: (line) => lines.push(line) });
  expect(taken.url).toBe(left.url);
  expect(lines).toEqual([`PostgreSQL was still running on 127.0.0.1:${taken.port}`]);
  expect(await ask(taken.url, "select note from notes")).toEqual([{ note: "kept" }]);
});

test("a server left running with other settings is stopped and started anew", async () => {
  const dataDir = madeFolder();
  const left = await startElsewhere(dataDir);
  await ask(left.url, "create table notes as select 'kept' as note");
  await left.killStarter();

  const anew = await start(dataDir, { maxConnections: 33 });
  expect(await ask(anew.url, "select note, current_setting('max_connections') as most from notes")).toEqual([
    { note: "kept", most: "33" },
  ]);
});

test("a killed server starts again with what was committed", async () => {
  const dataDir = madeFolder();
  const first = await start(dataDir, { durable: true });
  await ask(first.url, "create table notes as select 'kept' as note");
  process.kill(findServer(join(dataDir, "cluster"))?.pid ?? 0, "SIGKILL");

  const second = await start(dataDir, { durable: true });
  expect(await ask(second.url, "select note from notes")).toEqual([{ note: "kept" }]);
});

test("a pid file whose number now belongs to another process does not stop the start", async () => {
  const dataDir = madeFolder();
  const first = await start(dataDir);
  const file = join(dataDir, "cluster", "postmaster.pid");
  const lines = readFileSync(file, "utf8").split("\n");
  await first.stop();
  writeFileSync(file, [process.pid, ...lines.slice(1)].join("\n"));

  const second = await start(dataDir);
  expect(await ask(second.url, "select 1 as one")).toEqual([{ one: 1 }]);
});

test("two servers run beside each other on ports of their own", async () => {
  const [one, other] = await Promise.all([start(madeFolder()), start(madeFolder())]);
  expect(one.port).not.toBe(other.port);
  await ask(one.url, "create table notes as select 1 as note");
  expect(await ask(other.url, "select to_regclass('notes') as notes")).toEqual([{ notes: null }]);
});

test("two starts on one new folder at once share one server", async () => {
  const dataDir = newFolder();
  const [one, other] = await Promise.all([start(dataDir), start(dataDir)]);
  expect(one.url).toBe(other.url);
  expect(await ask(one.url, "select 1 as one")).toEqual([{ one: 1 }]);
});

test("a taken port is refused with a sentence that names it", async () => {
  const blocker = createServer().listen(0, "127.0.0.1");
  await once(blocker, "listening");
  cleanUp.push(() => void blocker.close());
  const { port } = blocker.address() as { port: number };

  await expect(startPostgres({ dataDir: madeFolder(), port })).rejects.toThrow(
    `Port ${port} on 127.0.0.1 is taken by another program, and PostgreSQL needs it: stop that program or choose another port.`,
  );
});

test("data written by another version is refused and left alone", async () => {
  const dataDir = madeFolder();
  await (await start(dataDir)).stop();
  const version = join(dataDir, "cluster", "PG_VERSION");
  writeFileSync(version, "9.6\n");

  await expect(startPostgres({ dataDir, port: 0 })).rejects.toThrow(
    /written by PostgreSQL 9\.6, and version .* cannot read it/,
  );
  expect(readFileSync(version, "utf8")).toBe("9.6\n");
});

test("the password is random, ours alone, and asked for", async () => {
  const dataDir = newFolder();
  const postgres = await start(dataDir);
  const file = join(dataDir, "password");
  const password = readFileSync(file, "utf8");

  expect(password).toMatch(/^[\w-]{32}$/);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  await expect(ask(postgres.url.replace(password, "wrong"), "select 1")).rejects.toThrow(
    "password authentication failed",
  );
  expect(await ask(postgres.url, "select current_setting('listen_addresses') as addresses")).toEqual([
    { addresses: "127.0.0.1" },
  ]);
});

test("a database of another name is made once and found again", async () => {
  const dataDir = madeFolder();
  const first = await start(dataDir, { database: "other-name" });
  await ask(first.url, "create table notes as select 1 as note");
  const second = await start(dataDir, { database: "other-name" });
  expect(await ask(second.url, "select current_database() as name, note from notes")).toEqual([
    { name: "other-name", note: 1 },
  ]);
  expect(existsSync(join(dataDir, "cluster"))).toBe(true);
});
