import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { createCaller } from "../../src/testing/caller.ts";
import type { Cleanups } from "../cleanups.ts";
import { stopProgram } from "../world/start-program.ts";

export interface ProductStart {
  /** From the command to the list of services, as a person who has signed in gets it. */
  usableSeconds: number;
  /** What of that was the build; 0 when nothing had to be built. */
  buildSeconds: number;
}

const PATIENCE_MS = 120_000;

/**
 * Runs `npm start` in a checkout until the portal shows a signed-in person their services, and stops it again.
 *
 * @param ports of the portal, the API, GitHub and PostgreSQL, as the starter's variables name them.
 * @throws Error with all the command said when it ends before that, or takes two minutes.
 */
export async function runProduct(
  cleanups: Cleanups,
  folder: string,
  ports: Record<string, string>,
): Promise<ProductStart> {
  const began = performance.now();
  const child = spawn(process.execPath, [join(folder, "infra/sandbox/start.mjs"), "start"], {
    cwd: folder,
    env: { ...process.env, ...ports },
    stdio: ["ignore", "pipe", "pipe"],
  });
  cleanups.add(() => stopProgram(child));
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text) => (said += text));

  const portal = `http://localhost:${ports.WAYMARK_PORTAL_PORT}`;
  while (!(await showsServices(portal))) {
    if (child.exitCode !== null || performance.now() - began > PATIENCE_MS)
      throw new Error(`npm start did not bring up the portal:\n${said}`);
    await sleep(50);
  }
  const usableSeconds = (performance.now() - began) / 1000;
  // It is told to stop as a person would once it says that it is ready.
  while (!said.includes("Next: open") && child.exitCode === null)
    await Promise.race([once(child.stdout, "data"), sleep(5000)]);
  await stopProgram(child);
  return { usableSeconds, buildSeconds: Number(/Built \((\S+) s\)/.exec(said)?.[1] ?? 0) };
}

async function showsServices(portal: string): Promise<boolean> {
  try {
    const cookie = await createCaller(portal).signIn("ada");
    const page = await fetch(`${portal}/services`, { headers: { cookie }, redirect: "manual" });
    await page.body?.cancel();
    return page.status === 200;
  } catch {
    return false;
  }
}
