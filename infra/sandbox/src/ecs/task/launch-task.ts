import { type ChildProcess, spawn } from "node:child_process";
import { constants } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import { runningTasks } from "../../metrics/metrics.ts";
import { arnOf, taskId } from "../arn.ts";
import type { Deployment, Service } from "../state/service.ts";
import { isWanted, saveTask, type Task } from "../state/task.ts";
import type { TaskDefinition } from "../state/task-definition.ts";
import type { World } from "../world.ts";
import { beganOf } from "./began.ts";
import { finishTask } from "./finish-task.ts";
import { readImage } from "./read-image.ts";
import { recordOutput } from "./record-output.ts";
import type { RunningTask } from "./running-task.ts";
import { signalGroup } from "./signal-group.ts";
import { takePort } from "./take-port.ts";
import { taskEnvironment } from "./task-environment.ts";
import { watchHealth } from "./watch-health.ts";

/** Begins a task; what becomes of it is in its record. The scheduler is told of every change. */
export function launchTask(world: World, service: Service, deployment: Deployment, definition: TaskDefinition): Task {
  const id = taskId();
  const { container, cpu, memory } = definition;
  const task: Task = {
    id,
    arn: arnOf(world.settings, "task", service.cluster, id),
    cluster: service.cluster,
    service: service.name,
    serviceArn: service.arn,
    deployment: deployment.id,
    taskDefinition: deployment.taskDefinition,
    container: container.name,
    image: container.image,
    cpu,
    memory,
    lastStatus: "PENDING",
    desiredStatus: "RUNNING",
    health: "UNKNOWN",
    healthComplaint: null,
    port: null,
    process: null,
    stopCode: null,
    stoppedReason: null,
    exitCode: null,
    createdAt: Date.now(),
    startedAt: null,
    stoppingAt: null,
    stoppedAt: null,
  };
  world.tasks.set(id, task);
  saveTask(world.database, task);
  run(world, task, service, definition).catch((error: unknown) => {
    finishTask(world, task, null, error instanceof Error ? error.message : String(error));
  });
  return task;
}

async function run(world: World, task: Task, service: Service, { container }: TaskDefinition): Promise<void> {
  const slow = world.switches.take("slowTasks", task);
  if (slow) await sleep(slow.milliseconds, null, { ref: false });
  const image = readImage(world.settings.imagesDir, container.image);
  const port = await takePort(world);
  if (!isWanted(task)) return;
  task.port = port;
  const broken = world.switches.take("exitTasks", task);
  const [program, ...given] = broken ? brokenCommand(broken.exitCode) : image.command;
  const child = spawn(program, given, {
    cwd: image.folder,
    env: taskEnvironment(world, image, container, port),
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
    windowsHide: true,
  });
  await hold(world, task, child, port);
  task.lastStatus = "RUNNING";
  task.startedAt = Date.now();
  const running = world.running.get(task.id);
  if (running) running.stopHealthChecks = watchHealth(world, task, service, container);
  saveTask(world.database, task);
  world.scheduler.wake(task.serviceArn);
}

/** Writes the process down before anything else can happen to it. @throws Error when it could not be started. */
async function hold(world: World, task: Task, child: ChildProcess, port: number): Promise<void> {
  const { pid } = child;
  if (pid === undefined) {
    const error = await new Promise<Error>((resolve) => child.once("error", resolve));
    throw new Error(`CannotStartContainerError: ${error.message}`);
  }
  const began = beganOf(pid);
  task.process = began === null ? null : { pid, began };
  saveTask(world.database, task);
  recordOutput(world, task, child);
  const ended = new Promise<void>((resolve) => {
    child.once("exit", (code, signal) => {
      // What it has started ends with it, as a container does with its first process.
      signalGroup(pid, "SIGKILL");
      const finish = () => {
        finishTask(world, task, code ?? exitCodeOf(signal), null);
        resolve();
      };
      const late = setTimeout(finish, 500);
      child.once("close", () => {
        clearTimeout(late);
        finish();
      });
    });
  });
  const running: RunningTask = {
    child,
    port,
    openRequests: 0,
    upgraded: new Set(),
    stopHealthChecks: () => undefined,
    ended,
  };
  world.running.set(task.id, running);
  runningTasks.inc();
}

function brokenCommand(exitCode: number): [string, ...string[]] {
  const script = `console.error("The switch exitTasks ends this task"); process.exitCode = ${exitCode};`;
  return [process.execPath, "--eval", script];
}

/** As a shell and a container engine count them. */
function exitCodeOf(signal: NodeJS.Signals | null): number {
  return 128 + (signal === null ? 0 : constants.signals[signal]);
}
