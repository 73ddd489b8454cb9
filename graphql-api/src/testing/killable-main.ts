import { readConfig } from "../config.ts";
import type { Moment } from "../run/execute-run.ts";
import { startPlatform } from "../start-platform.ts";

/** Where a process shall die: at a moment of a step of the run about one service. */
export interface KillPoint {
  subject: string;
  step: string;
  moment: Moment;
}

// A platform in a process of its own, whose parent may name the point at which it dies as of kill -9.
const point: KillPoint | null = JSON.parse(process.env.KILL_AT ?? "null");
process.on("disconnect", () => process.exit(1));

const running = await startPlatform(readConfig(), (moment, run, step) => {
  if (point?.subject === run.subject && point.step === step && point.moment === moment) {
    process.kill(process.pid, "SIGKILL");
  }
});
process.send?.({ port: running.port });
