import assert from "node:assert/strict";
import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { connect } from "node:net";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { type TestContext, test } from "node:test";
import { fileURLToPath } from "node:url";

const entry = fileURLToPath(new URL("./index.js", import.meta.url));

interface Started {
  child: ChildProcessByStdio<null, Readable, null>;
  /** The next line of its log. */
  nextLine: () => Promise<Record<string, unknown>>;
}

function start(test: TestContext, variables: Record<string, string>): Started {
  const child = spawn(process.execPath, [entry], {
    env: { ...variables, PATH: process.env.PATH },
    stdio: ["ignore", "pipe", "inherit"],
  });
  test.after(() => child.kill("SIGKILL"));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return { child, nextLine: async () => JSON.parse((await lines.next()).value) };
}

test("wrong variables stop the start with one line that lists them all, and exit code 1", async (t) => {
  const { child, nextLine } = start(t, { PORT: "eighty", LOG_LEVEL: "loud" });
  const exited = once(child, "exit");
  const { level, message } = await nextLine();
  assert.deepEqual(
    [level, message],
    [
      "fatal",
      "Cannot start: PORT must be a whole number from 0 to 65535; " +
        "LOG_LEVEL must be one of fatal, error, warn, info, debug, trace, silent",
    ],
  );
  assert.deepEqual(await exited, [1, null]);
});

test("a taken port stops the start with a sentence and exit code 1", async (t) => {
  const first = start(t, { PORT: "0" });
  const { port } = await first.nextLine();
  const second = start(t, { PORT: String(port) });
  const exited = once(second.child, "exit");
  assert.equal((await second.nextLine()).message, `Cannot listen on port ${port}`);
  assert.deepEqual(await exited, [1, null]);
});

for (const signal of ["SIGTERM", "SIGINT"] as const) {
  test(`${signal} stops the service cleanly with exit code 0`, async (t) => {
    const { child, nextLine } = start(t, { PORT: "0", COMMIT_SHA: "0123abc", ENVIRONMENT: "dev" });
    const listening = await nextLine();
    assert.equal(listening.message, "Listening");
    const response = await fetch(`http://127.0.0.1:${listening.port}/`);
    const hello = (await response.json()) as Record<string, unknown>;
    assert.deepEqual([hello.commit, hello.environment], ["0123abc", "dev"]);

    const exited = once(child, "exit");
    child.kill(signal);
    assert.deepEqual(await exited, [0, null]);
  });
}

test("a second signal does not wait for the request under way", async (t) => {
  const { child, nextLine } = start(t, { PORT: "0" });
  const { port } = await nextLine();
  const socket = connect(Number(port), "127.0.0.1").on("error", () => undefined);
  t.after(() => socket.destroy());
  // The second request stays unfinished, so a clean stop would have to wait for it.
  socket.write("GET /health HTTP/1.1\r\nHost: x\r\n\r\nGET / HTTP/1.1\r\n");
  await once(socket, "data");

  const exited = once(child, "exit");
  child.kill("SIGTERM");
  assert.equal((await nextLine()).message, "Stopping: not ready, no new connections, finishing requests");
  child.kill("SIGTERM");
  assert.equal((await nextLine()).message, "Second signal, exiting at once");
  assert.deepEqual(await exited, [1, null]);
});
