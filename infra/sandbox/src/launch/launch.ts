import { LaunchError } from "./launch-error.ts";
import { listenForStop } from "./listen-for-stop.ts";
import { readSettings } from "./read-settings.ts";
import { resetCheckout } from "./reset-checkout.ts";
import { runBench } from "./run-bench.ts";
import { RunningParts } from "./running-parts.ts";
import { startPlatform } from "./start-platform.ts";
import { StartFailure } from "./supervise-program.ts";
import { runTests } from "./test/run-tests.ts";

const [command, ...rest] = process.argv.slice(2);
const say = (line: string) => console.log(line);

try {
  process.exitCode = await run();
} catch (error) {
  process.exitCode = 1;
  explain(error);
}
// The starter would otherwise be listened to for ever.
process.channel?.unref();

async function run(): Promise<number> {
  if (command === "test" || command === "bench") {
    listenForStop(endGroup, endGroup);
    return command === "test" ? runTests(rest) : runBench(rest);
  }
  if (command === "reset") {
    await resetCheckout(say);
    return 0;
  }
  return runPlatform(command === "dev");
}

/** Ends us and all that we started: the starter made us the first of a process group. */
function endGroup(): void {
  process.removeAllListeners("SIGTERM").once("SIGTERM", () => process.exit(1));
  process.kill(process.platform === "win32" ? process.pid : 0, "SIGTERM");
}

/** Answers the exit code when everything has been stopped again. */
async function runPlatform(watch: boolean): Promise<number> {
  const running = new RunningParts();
  const starting = new AbortController();
  let end = (_sentence: string | null): void => undefined;
  const ended = new Promise<string | null>((resolve) => {
    end = resolve;
  });
  listenForStop(
    () => {
      say("\nStopping (Ctrl-C again ends everything at once)");
      starting.abort();
      end(null);
    },
    () => {
      running.kill();
      process.exit(1);
    },
  );
  const start = {
    settings: readSettings(process.env),
    watch,
    running,
    signal: starting.signal,
    say,
    giveUp: end,
  };
  try {
    await Promise.race([startPlatform(start), ended]);
    const sentence = await ended;
    if (sentence !== null) say(`${sentence} Stopping everything.`);
    return sentence === null ? 0 : 1;
  } finally {
    starting.abort();
    await running.stop();
  }
}

function explain(error: unknown): void {
  if (error instanceof StartFailure) console.error(error.output.join("\n"));
  const { code, path } = error as NodeJS.ErrnoException;
  if ((code === "EACCES" || code === "EPERM") && path !== undefined) {
    console.error(`\n${path} belongs to another user: give it to this one, or run the command as that user.\n`);
    return;
  }
  console.error(error instanceof LaunchError ? `\n${error.message}\n` : error);
}
