import { platform } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import { LaunchError } from "./launch-error.ts";
import type { Part } from "./running-parts.ts";
import { type Child, logName, type Program, startChild } from "./start-child.ts";
import { waitForHealth } from "./wait-for-health.ts";

export interface SupervisedProgram extends Program {
  /** Answers with a 2xx or 3xx as soon as the program can be used. */
  healthUrl: string;
  /** What it prints is in its log alone. */
  isQuiet?: boolean;
}

export interface Supervised extends Part {
  /** Fulfilled when it is healthy for the first time; rejected with a StartFailure when that does not happen. */
  ready: Promise<void>;
  /** Starts it anew at once, because its code changed. */
  restart(): void;
}

export interface Supervision {
  say(line: string): void;
  /** It ended too often: one sentence. */
  giveUp(sentence: string): void;
  /** Where logs and the list of processes lie; `.waymark` of this checkout when it is not given. */
  folder?: string;
}

/** The program did not come up; `output` is what it printed last, as it was. */
export class StartFailure extends LaunchError {
  readonly output: string[];
  constructor({ name }: Program, how: string, output: string[]) {
    super(`The ${name} ${how}; all it said is in .waymark/logs/${logName(name)}.`);
    this.output = output;
  }
}

const MOST_RESTARTS = 5;
const CALM_MILLISECONDS = 60_000;

/**
 * Starts a program and starts it again when it dies once it has been healthy: after 0.5, 1, 2, 4 and 8 s, and then no
 * more, unless it lived for a minute in between.
 */
export function superviseProgram(program: SupervisedProgram, { say, giveUp, folder }: Supervision): Supervised {
  let isStopping = false;
  let isRestarting = false;
  let isComingUp = true;
  let startedAt = 0;
  let child = start();

  function start(): Child {
    startedAt = Date.now();
    // A failed start shows everything anyway.
    const isShown = () => !isStopping && !isComingUp && !program.isQuiet;
    const show = (line: string) => isShown() && say(`${program.name}: ${line}`);
    return startChild(program, show, undefined, folder);
  }

  async function becomeHealthy(): Promise<void> {
    if (await waitForHealth(program.healthUrl, () => !child.hasEnded(), 60_000)) {
      isComingUp = false;
      void keepAlive();
      return;
    }
    const how = child.hasEnded() ? `ended with ${await child.ended}` : "did not become ready within a minute";
    throw new StartFailure(program, how, child.lastLines());
  }

  async function keepAlive(): Promise<void> {
    for (let deaths = 0; ; child = start()) {
      const how = await child.ended;
      if (isStopping) return;
      const wasWanted = isRestarting;
      isRestarting = false;
      deaths = wasWanted || Date.now() - startedAt > CALM_MILLISECONDS ? 0 : deaths;
      if (wasWanted) continue;
      deaths += 1;
      if (deaths > MOST_RESTARTS) return giveUp(`The ${program.name} ended ${deaths} times, the last with ${how}.`);
      const wait = 500 * 2 ** (deaths - 1);
      say(`The ${program.name} ended unexpectedly (${how}); starting it again in ${wait / 1_000} s`);
      await sleep(wait);
      if (isStopping) return;
    }
  }

  return {
    ready: becomeHealthy(),
    stop: () => {
      isStopping = true;
      return end(child);
    },
    kill: () => {
      isStopping = true;
      killGroup(child);
    },
    restart: () => {
      isRestarting = !child.hasEnded();
      child.kill("SIGTERM");
    },
  };
}

async function end(child: Child): Promise<void> {
  if (child.hasEnded()) return;
  child.kill("SIGTERM");
  const ended = await Promise.race([child.ended.then(() => true), sleep(15_000, false, { ref: false })]);
  if (!ended) killGroup(child);
}

function killGroup(child: Child): void {
  if (child.hasEnded()) return;
  try {
    // A negative number is the group: what the program has started ends with it.
    process.kill(platform() === "win32" ? child.pid : -child.pid, "SIGKILL");
  } catch {
    child.kill("SIGKILL");
  }
}
