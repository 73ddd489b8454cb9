import { availableParallelism, cpus, totalmem } from "node:os";
import { parseArgs } from "node:util";
import { measureCatalog } from "./catalog/measure-catalog.ts";
import { keepCleanups } from "./cleanups.ts";
import { measureCreation } from "./creation/measure-creation.ts";
import { measureDeliveries } from "./deployments/measure-deliveries.ts";
import { measureHistory } from "./deployments/measure-history.ts";
import { measureWebhooks } from "./deployments/measure-webhooks.ts";
import { DEPLOYMENTS, seedDeployments } from "./deployments/seed-deployments.ts";
import { measureDora } from "./dora/measure-dora.ts";
import type { Section } from "./measures.ts";
import { printTable } from "./print-table.ts";
import { measureStart } from "./start/measure-start.ts";
import { measureSubscriptions } from "./subscriptions/measure-subscriptions.ts";
import { keepWorld } from "./world/keep-world.ts";

const USAGE = `npm run bench -- [start] [creation] [catalog] [subscriptions] [deployments] [dora] [--json] [--subscriptions 10000]

Without a name all six parts are measured, in about six minutes. Nothing leaves this machine, except that the service
which is deployed installs its packages with npm.`;

const PARTS = ["start", "creation", "catalog", "subscriptions", "deployments", "dora"] as const;
const { values: options, positionals: wanted } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
    subscriptions: { type: "string", default: "1000" },
  },
});

const subscriptions = Number(options.subscriptions);
const unknown = wanted.filter((name) => !PARTS.some((part) => part === name));
if (options.help || unknown.length > 0 || !(subscriptions > 0)) {
  console.error(unknown.length > 0 ? `There is no part "${unknown.join(", ")}".\n\n${USAGE}` : USAGE);
  process.exit(options.help ? 0 : 1);
}

const began = performance.now();
const cleanups = keepCleanups();
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.once(signal, () => void cleanups.run().finally(() => process.exit(130)));
}

/** Progress goes to stderr, so that the answer alone is on stdout. */
const say = (line: string) =>
  console.error(`${((performance.now() - began) / 1000).toFixed(0).padStart(4)} s  ${line}`);
const world = keepWorld(cleanups, say);
const isWanted = (part: (typeof PARTS)[number]) => wanted.length === 0 || wanted.includes(part);

try {
  const sections: Section[] = [];
  if (isWanted("start")) sections.push(await measureStart(cleanups, say));
  if (isWanted("creation")) sections.push(...(await measureCreation(await world(), say)));
  if (isWanted("catalog")) sections.push(...(await measureCatalog(await world(), say)));
  if (isWanted("subscriptions")) sections.push(await measureSubscriptions(await world(), subscriptions, say));
  if (isWanted("deployments")) sections.push(...(await measureDeployments()));
  if (isWanted("dora")) sections.push(await measureDora(cleanups, say));
  print(sections);
} catch (error) {
  console.error(`\n${error instanceof Error ? error.message : JSON.stringify(error)}\n`);
  process.exitCode = 1;
} finally {
  await cleanups.run();
}

async function measureDeployments(): Promise<Section[]> {
  const deliveries = await measureDeliveries(cleanups, say);
  const full = await world();
  say(`Writing a history of ${DEPLOYMENTS.toLocaleString("en")} deployments`);
  const underway = await seedDeployments(full.pool);
  return [deliveries, await measureWebhooks(full, underway, say), await measureHistory(full, say)];
}

function print(sections: Section[]): void {
  const seconds = Math.round((performance.now() - began) / 1000);
  const machine = {
    cores: availableParallelism(),
    processor: cpus()[0]?.model ?? "unknown",
    memoryGiB: Math.round(totalmem() / 1024 ** 3),
    node: process.version,
  };
  if (options.json) {
    console.log(JSON.stringify({ at: new Date().toISOString(), machine, seconds, sections }, null, 2));
    return;
  }
  const { cores, processor, memoryGiB, node } = machine;
  console.log(`\n${cores} cores of ${processor}, ${memoryGiB} GiB, Node ${node}; measured in ${seconds} s\n`);
  console.log(`${printTable(sections)}\n`);
}
