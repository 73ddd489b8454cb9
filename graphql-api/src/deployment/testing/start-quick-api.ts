import { readConfig } from "../../config.ts";
import { type RunningPlatform, startPlatform } from "../../start-platform.ts";
import { type Caller, createCaller } from "../../testing/caller.ts";
import type { World } from "../../testing/start-test-platform.ts";

export interface QuickApi extends Caller {
  running: RunningPlatform;
  /** Asking twice is no mistake. */
  stop(): Promise<void>;
}

/** A platform without AWS: what it deploys counts as running when its workflow has succeeded. */
export const withoutAws = { AWS_REGION: "", AWS_ENDPOINT_URL: "" };

/** One more API in this process, with these variables changed; hears GitHub's webhooks from now on. */
export async function startQuickApi(
  world: Pick<World, "environment" | "relay" | "mirrored">,
  changed: Record<string, string> = withoutAws,
): Promise<QuickApi> {
  const running = await startPlatform(readConfig({ ...world.environment(), ...changed }));
  let stopped: Promise<void> | null = null;
  const stop = () => {
    stopped ??= running.stop();
    return stopped;
  };
  const api = { ...createCaller(`http://127.0.0.1:${running.port}`), running, stop };
  world.relay.pointAt(api.url);
  await world.mirrored();
  return api;
}
