import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { identityOf } from "./process-identity.ts";
import { readProcesses, recordProcess } from "./recorded-processes.ts";
import { stopLeftovers } from "./stop-leftovers.ts";

const cleanUp: (() => void)[] = [];

afterEach(() => {
  for (const undo of cleanUp.splice(0)) undo();
});

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "waymark-leftovers-"));
  cleanUp.push(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

async function startIdle(script = "setInterval(() => {}, 1000)"): Promise<ChildProcess & { pid: number }> {
  const child = spawn(process.execPath, ["--eval", `${script}; console.log("up")`], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  cleanUp.push(() => child.kill("SIGKILL"));
  await once(child.stdout, "data");
  return Object.assign(child, { pid: child.pid ?? 0 });
}

test("a process that was written down is stopped and said", async () => {
  const folder = newFolder();
  const idle = await startIdle();
  recordProcess("API", idle.pid, folder);
  const said: string[] = [];
  await stopLeftovers((line) => said.push(line), folder);

  expect(identityOf(idle.pid)).toBeNull();
  expect(readProcesses(folder)).toEqual([]);
  expect(said).toEqual([`Stopping the API that an earlier start left running (process ${idle.pid})`]);
});

test("a process that got the number of one of ours is left alone", async () => {
  const folder = newFolder();
  const ours = await startIdle();
  const stranger = await startIdle();
  recordProcess("API", ours.pid, folder);
  const [recorded] = readProcesses(folder);
  writeFileSync(join(folder, "processes.json"), JSON.stringify([{ ...recorded, pid: stranger.pid }]));
  const said: string[] = [];
  await stopLeftovers((line) => said.push(line), folder);

  expect(identityOf(stranger.pid)).not.toBeNull();
  expect(said).toEqual([]);
});

test("a list that was cut short is none", async () => {
  const folder = newFolder();
  writeFileSync(join(folder, "processes.json"), '[{"name":"API","pi');
  await stopLeftovers(() => expect.unreachable(), folder);
  expect(readProcesses(folder)).toEqual([]);
});
