import { readEcsOptions } from "./ecs/read-ecs-options.ts";
import { startEcs } from "./ecs/start-ecs.ts";
import { readOptions } from "./github/read-options.ts";
import { startSandbox } from "./sandbox.ts";

async function start() {
  const options = readOptions(process.env);
  const ecsOptions = readEcsOptions(process.env);
  const sandbox = await startSandbox(options);
  try {
    return { sandbox, ecs: ecsOptions && (await startEcs(ecsOptions)) };
  } catch (error) {
    await sandbox.stop();
    throw error;
  }
}

async function main(): Promise<void> {
  const starting = start();
  const stopped = new Promise<void>((resolve, reject) => {
    const stop = () =>
      starting.then(({ sandbox, ecs }) => Promise.all([sandbox.stop(), ecs?.stop()])).then(() => resolve(), reject);
    process.once("SIGTERM", stop);
    process.once("SIGINT", stop);
  });
  const { sandbox, ecs } = await starting;
  console.log(`Sandbox GitHub listens on ${sandbox.url}`);
  if (ecs) console.log(`Sandbox ECS listens on ${ecs.url}, its load balancer on ${ecs.loadBalancerUrl}`);
  await stopped;
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
