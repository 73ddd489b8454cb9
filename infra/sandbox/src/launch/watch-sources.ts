import { join } from "node:path";
import { root } from "./checkout.ts";
import type { Part, RunningParts } from "./running-parts.ts";
import { startChild } from "./start-child.ts";
import type { Supervised } from "./supervise-program.ts";

/**
 * Compiles these workspaces on every change, and starts a program anew when its workspace compiled without an error.
 * What is wrong is shown as the compiler says it.
 */
export function watchSources(
  { running, say }: { running: RunningParts; say(line: string): void },
  watched: [workspace: string, program: Supervised][],
): void {
  for (const [workspace, program] of watched) running.add(compileOnChange(workspace, program, say));
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
