import { basename, dirname } from "node:path";
import { ConfigurationError, readConfig } from "./app/config.server.ts";
import { closeOnSignal } from "./server/close-on-signal.ts";
import { createPageHandler } from "./server/create-page-handler.ts";
import { createPortal } from "./server/create-portal.ts";
import { listen } from "./server/listen.ts";

// Compiled, this file lies in dist/; in development Node runs it from where it is written.
const here = import.meta.dirname;
const webFolder = basename(here) === "dist" ? dirname(here) : here;

try {
  const config = readConfig(process.env);
  const server = await createPortal(config, (http) => createPageHandler(config, webFolder, http));
  const port = await listen(server, config);
  closeOnSignal(server);
  console.log(`The portal listens on port ${port} and opens at ${config.publicUrl}`);
} catch (error) {
  console.error(error instanceof ConfigurationError ? error.message : error);
  process.exit(1);
}
