import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { freePort } from "../postgres/free-port.ts";
import { readProcesses } from "./recorded-processes.ts";
import { StartFailure, type Supervised, superviseProgram } from "./supervise-program.ts";

const cleanUp: (() => Promise<void> | void)[] = [];

afterEach(async () => {
  for (const undo of cleanUp.splice(0).reverse()) await undo();
});

interface Watched {
  supervised: Supervised;
  said: string[];
  gaveUp: string[];
  folder: string;
  ask(path: string): Promise<string>;
}

/** A web server of a few words: `/die` ends it with code 7, and any other path answers its process number. */
async function watchServer(beforeListening = ""): Promise<Watched> {
  const folder = mkdtempSync(join(tmpdir(), "waymark-supervise-"));
  cleanUp.push(() => rmSync(folder, { recursive: true, force: true }));
  const port = await freePort();
  const script = `${beforeListening};
    require("node:http").createServer((request, response) => {
      if (request.url === "/die") process.exit(7);
      response.end(String(process.pid));
    }).listen(${port}, "127.0.0.1");`;
  const url = `http://127.0.0.1:${port}`;
  const said: string[] = [];
  const gaveUp: string[] = [];
  const supervised = superviseProgram(
    { name: "test server", arguments: ["--eval", script], environment: process.env, healthUrl: `${url}/health` },
    { say: (line) => said.push(line), giveUp: (sentence) => gaveUp.push(sentence), folder },
  );
  supervised.ready.catch(() => undefined);
  cleanUp.push(() => supervised.stop());
  return { supervised, said, gaveUp, folder, ask: async (path) => (await fetch(url + path)).text() };
}

test("a program that dies is started again, and that is said with how it died", async () => {
  const { supervised, said, ask } = await watchServer();
  await supervised.ready;
  const first = await ask("/");
  await ask("/die").catch(() => undefined);

  const second = await vi.waitFor(() => ask("/"), { timeout: 60_000, interval: 50 });
  expect(second).not.toBe(first);
  expect(said).toEqual(["The test server ended unexpectedly (exit code 7); starting it again in 0.5 s"]);
});

test("a program that was stopped stays stopped, and is no longer written down", async () => {
  const { supervised, said, folder, ask } = await watchServer();
  await supervised.ready;
  expect(readProcesses(folder).map(({ name, pid }) => `${name} ${pid}`)).toEqual([`test server ${await ask("/")}`]);

  await supervised.stop();
  await expect(ask("/")).rejects.toThrow();
  expect(readProcesses(folder)).toEqual([]);
  expect(said).toEqual([]);
});

test("a wished restart is no death", async () => {
  const { supervised, said, ask } = await watchServer();
  await supervised.ready;
  const first = await ask("/");
  supervised.restart();
  await vi.waitFor(async () => expect(await ask("/")).not.toBe(first), { timeout: 60_000, interval: 50 });
  expect(said).toEqual([]);
});

test("a program that does not come up fails with what it said, as it said it", async () => {
  const { supervised, folder } = await watchServer(
    `console.error("PORT is missing\\n  HOST is missing"); process.exit(3)`,
  );
  const failure = await supervised.ready.catch((error: unknown) => error);

  expect(failure).toBeInstanceOf(StartFailure);
  expect((failure as StartFailure).message).toBe(
    "The test server ended with exit code 3; all it said is in .waymark/logs/test-server.log.",
  );
  expect((failure as StartFailure).output).toEqual(["PORT is missing", "  HOST is missing"]);
  expect(readFileSync(join(folder, "logs", "test-server.log"), "utf8")).toBe("PORT is missing\n  HOST is missing\n");
});
