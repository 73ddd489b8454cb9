import { ConfigError, readConfig } from "./config.ts";
import { startPlatform } from "./start-platform.ts";

/** How long a stop may take before the process ends all the same. */
const STOP_WITHIN_MS = 15_000;

try {
  const running = await startPlatform(readConfig());
  running.platform.log.info({ port: running.port }, "the platform is ready");
  const stop = () => {
    setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
    running.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
  process.on("unhandledRejection", (error) => running.platform.log.error({ err: error }, "a rejection nobody handled"));
} catch (error) {
  const isMistake = error instanceof ConfigError;
  process.stderr.write(`${isMistake ? error.message : `The platform cannot start: ${describe(error)}`}\n`);
  process.exit(1);
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = (error as NodeJS.ErrnoException).code;
  if (code === "ECONNREFUSED") return "the database does not answer; look at DATABASE_URL and whether it runs.";
  return error.message;
}
