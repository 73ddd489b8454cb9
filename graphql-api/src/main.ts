import { ConfigError, readConfig } from "./config.ts";
import { startPlatform } from "./start-platform.ts";

/** How long a stop may take before the process ends all the same. */
const STOP_WITHIN_MS = 15_000;

try {
  const starting = startPlatform(readConfig());
  const stop = () => {
    setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
    starting
      .then((running) => running.stop())
      .then(
        () => process.exit(0),
        () => process.exit(1),
      );
  };
  // From the beginning: a container's first process is deaf to a signal that nobody listens for.
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
  const { platform, port } = await starting;
  platform.log.info({ port }, "the platform is ready");
  process.on("unhandledRejection", (error) => platform.log.error({ err: error }, "a rejection nobody handled"));
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
