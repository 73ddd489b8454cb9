import type { ChildProcess } from "node:child_process";
import { LineSplitter } from "../../logs/line-splitter.ts";
import type { LogLine } from "../../logs/log-line.ts";
import type { Task } from "../state/task.ts";
import type { World } from "../world.ts";

/** Keeps what the process says, line by line, with the time at which it was heard. */
export function recordOutput(world: World, task: Task, child: ChildProcess): void {
  for (const name of ["stdout", "stderr"] as const) {
    const splitter = new LineSplitter();
    const add = (messages: string[]) => {
      const at = Date.now();
      world.logs.add(
        sourceOf(task),
        messages.map((message): LogLine => ({ at, stream: name, message, ...delayOf(world, task, at) })),
      );
    };
    child[name]?.on("data", (piece: Buffer) => add(splitter.push(piece)));
    child[name]?.on("end", () => add(splitter.end()));
  }
}

/** What the sandbox itself has to say about a task, among its lines. */
export function remark(world: World, task: Task, message: string): void {
  world.logs.add(sourceOf(task), [{ at: Date.now(), stream: "sandbox", message }]);
}

function delayOf(world: World, { service, cluster }: Task, at: number): Pick<LogLine, "ingestedAt"> {
  const late = world.switches.take("lateLines", { service, cluster });
  return late ? { ingestedAt: at + late.milliseconds } : {};
}

export function sourceOf({ cluster, service, id }: Task) {
  return { cluster, service, task: id };
}
