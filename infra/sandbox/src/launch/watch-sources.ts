import { watch } from "node:fs";
import { join } from "node:path";
import { root } from "./checkout.ts";
import type { Part, RunningParts } from "./running-parts.ts";
import { startChild } from "./start-child.ts";
import type { Supervised } from "./supervise-program.ts";

/**
 * Compiles these workspaces on every change, and starts a program anew when its workspace compiled without an error;
 * what is wrong is shown as the compiler says it. The portal serves its pages from their sources anyway, and is started
 * anew when its server has changed.
 */
export function watchSources(
  { running, say }: { running: RunningParts; say(line: string): void },
  compiled: [workspace: string, program: Supervised][],
  portal: Supervised,
): void {
  for (const [workspace, program] of compiled) running.add(compileOnChange(workspace, program, say));
  running.add(restartOnChange(["web/server", "web/server.ts", "web/app/config.server.ts"], portal, say));
}

// Editors write a file in several steps; this many milliseconds after the last one it is whole.
const QUIET_MILLISECONDS = 200;

function restartOnChange(paths: string[], program: Supervised, say: (line: string) => void): Part {
  let waiting: NodeJS.Timeout | undefined;
  const watchers = paths.map((path) =>
    watch(join(root, path), () => {
      clearTimeout(waiting);
      waiting = setTimeout(() => {
        say("The portal's server changed; starting it anew");
        program.restart();
      }, QUIET_MILLISECONDS);
    }),
  );
  const kill = () => {
    clearTimeout(waiting);
    for (const watcher of watchers) watcher.close();
  };
  return { stop: async () => kill(), kill };
}

function compileOnChange(workspace: string, program: Supervised, say: (line: string) => void): Part {
  let isFirst = true;
  const onLine = (line: string) => {
    if (/error TS\d+/.test(line)) say(line);
    const errors = /Found (\d+) errors?\. Watching/.exec(line)?.[1];
    if (errors === undefined) return;
    // The first round compiles what already runs.
    if (!isFirst && errors === "0") {
      say(`${workspace} changed; starting it anew`);
      program.restart();
    }
    isFirst = false;
  };
  const compiler = startChild(
    {
      name: `compiler of ${workspace.replaceAll("/", "-")}`,
      arguments: [
        join(root, "node_modules/typescript/bin/tsc"),
        "-p",
        join(workspace, "tsconfig.build.json"),
        "--watch",
        "--preserveWatchOutput",
      ],
      environment: process.env,
    },
    say,
    onLine,
  );
  return {
    async stop() {
      if (!compiler.hasEnded()) compiler.kill("SIGTERM");
      await compiler.ended;
    },
    kill: () => compiler.kill("SIGKILL"),
  };
}
