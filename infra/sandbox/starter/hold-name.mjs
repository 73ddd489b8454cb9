import { rmSync } from "node:fs";
import { connect, createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Refusal } from "./refusal.mjs";

/** Names of local sockets may have about a hundred characters, so they are relative to the checkout we are in. */
function socketOf(name) {
  return process.platform === "win32"
    ? `\\\\.\\pipe\\waymark-${process.cwd().replace(/[^\w]/g, "-")}-${name}`
    : join(".waymark", `${name}.sock`);
}

/**
 * Holds a name in this checkout as long as this process lives: a local socket that nobody answers is left over from a
 * process that was killed. Answers null when another process holds it.
 */
async function hold(name) {
  const path = socketOf(name);
  const clients = new Set();
  for (let attempt = 1; ; attempt += 1) {
    const server = createServer((client) => {
      clients.add(client.unref());
      client.on("error", () => undefined);
      client.on("data", () => server.emit("asked-to-stop"));
    });
    try {
      await new Promise((listening, failed) => server.once("error", failed).listen(path, listening));
      server.unref();
      const close = () => {
        server.close();
        for (const client of clients) client.destroy();
      };
      return { close, whenAskedToStop: (stop) => server.on("asked-to-stop", stop) };
    } catch (error) {
      if (error.code !== "EADDRINUSE" || attempt === 3) throw new Refusal(`${path} could not be made (${error.code}).`);
      const other = await connectTo(path);
      other?.destroy();
      if (other) return null;
      rmSync(path, { force: true });
    }
  }
}

/** A connection to the process that holds the name, or null. */
export function reach(name) {
  return connectTo(socketOf(name));
}

function connectTo(path) {
  return new Promise((answer) => {
    const client = connect(path, () => answer(client));
    client.once("error", () => answer(null));
  });
}

export async function holdAlone() {
  const alone = await hold("start");
  if (alone) return alone;
  throw new Refusal("Waymark is already running in this checkout: stop it there with Ctrl-C, or use that one.");
}

export async function holdWhenFree(name) {
  for (let attempt = 0; ; attempt += 1) {
    const held = await hold(name);
    if (held) return held;
    if (attempt === 0) console.log("Another command is installing or building in this checkout; waiting for it.");
    await sleep(300);
  }
}
