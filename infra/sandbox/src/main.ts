import { readOptions } from "./github/read-options.ts";
import { type Sandbox, startSandbox } from "./sandbox.ts";

try {
  const sandbox = await startSandbox(readOptions(process.env));
  console.log(`Sandbox GitHub listens on ${sandbox.url}`);
  process.once("SIGTERM", () => stop(sandbox));
  process.once("SIGINT", () => stop(sandbox));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

function stop(sandbox: Sandbox): void {
  sandbox.stop().catch((error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  });
}
