import type { Logger } from "pino";
import type { RunningService } from "./start-service.ts";

// ECS kills a task 30 s after it asked it to stop.
const graceMilliseconds = 25_000;

/**
 * On SIGTERM or SIGINT finishes what is under way and exits with 0, or with 1 if requests had to be cut off.
 * A second signal exits at once.
 */
export function stopOnSignal(service: RunningService, log: Logger): void {
  let stopping = false;
  const onSignal = async (signal: NodeJS.Signals) => {
    if (stopping) {
      log.warn({ signal }, "Second signal, exiting at once");
      process.exit(1);
    }
    stopping = true;
    log.info({ signal }, "Stopping: not ready, no new connections, finishing requests");
    const cut = await service.stop(graceMilliseconds);
    if (cut > 0) log.error({ requests: cut }, "Stopped with requests cut off");
    else log.info("Stopped");
    process.exit(cut > 0 ? 1 : 0);
  };
  process.on("SIGTERM", onSignal);
  process.on("SIGINT", onSignal);
}
