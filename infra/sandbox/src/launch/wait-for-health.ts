import { setTimeout as sleep } from "node:timers/promises";

/**
 * Asks the address until it answers with a 2xx or 3xx.
 *
 * @param isWorthAsking asked between two tries.
 * @param within milliseconds.
 * @returns false when it was no longer worth asking, or the time was over.
 */
export async function waitForHealth(url: string, isWorthAsking: () => boolean, within: number): Promise<boolean> {
  const deadline = Date.now() + within;
  while (Date.now() < deadline) {
    if (!isWorthAsking()) return false;
    if (await isHealthy(url)) return true;
    await sleep(50);
  }
  return false;
}

async function isHealthy(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(5_000), redirect: "manual" });
    await response.body?.cancel();
    return response.status < 400;
  } catch {
    return false;
  }
}
