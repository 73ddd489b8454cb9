import { readOptions } from "./github/read-options.ts";
import { startSandbox } from "./sandbox.ts";

async function main(): Promise<void> {
  const starting = startSandbox(readOptions(process.env));
  const stopped = new Promise<void>((resolve, reject) => {
    const stop = () => starting.then((sandbox) => sandbox.stop()).then(resolve, reject);
    process.once("SIGTERM", stop);
    process.once("SIGINT", stop);
  });
  const { url } = await starting;
  console.log(`Sandbox GitHub listens on ${url}`);
  await stopped;
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
