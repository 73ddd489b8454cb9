import { createLog } from "./create-log.ts";
import { readConfiguration } from "./read-configuration.ts";
import { readManifest } from "./read-manifest.ts";
import { startService } from "./start-service.ts";
import { stopOnSignal } from "./stop-on-signal.ts";

const manifest = readManifest();
const result = readConfiguration(process.env, manifest);

if ("mistakes" in result) {
  const unconfigured = {
    ...manifest,
    port: 0,
    logLevel: "info",
    environment: "unknown",
    commit: "unknown",
  } as const;
  createLog(unconfigured).fatal(`Cannot start: ${result.mistakes.join("; ")}`);
  process.exit(1);
}

const { configuration } = result;
const log = createLog(configuration);

process.on("uncaughtException", (error) => {
  // Nobody knows what state is left, so a fresh task takes over.
  log.fatal({ error }, "Stopping after an error that nobody caught");
  process.exit(1);
});

const service = await startService(configuration, log).catch((error: unknown) => {
  log.fatal({ error }, `Cannot listen on port ${configuration.port}`);
  process.exit(1);
});
log.info({ port: service.port, node: process.version }, "Listening");
stopOnSignal(service, log);
