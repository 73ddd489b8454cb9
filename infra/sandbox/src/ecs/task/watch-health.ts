import { get } from "node:http";
import type { Service } from "../state/service.ts";
import { isWanted, saveTask, type Task } from "../state/task.ts";
import type { Container } from "../state/task-definition.ts";
import type { World } from "../world.ts";
import { connectTo } from "./connect-to.ts";
import { remark } from "./record-output.ts";

/** null is a good answer; else what was wrong, and whether anybody answered at all. */
type Complaint = { words: string; isSilence: boolean } | null;

/**
 * Asks a task again and again how it is. The first good answers make it HEALTHY, bad ones in a row UNHEALTHY;
 * what the scheduler makes of that is its own affair. Without a port there is nobody to ask.
 *
 * @returns ends the asking.
 */
export function watchHealth(world: World, task: Task, service: Service, container: Container): () => void {
  const { timing } = world.settings;
  const path = healthPathOf(container);
  const seconds = Math.max(service.settings.gracePeriodSeconds, container.healthCheck?.startPeriod ?? 0);
  const grace = seconds * timing.graceSecond;
  const began = Date.now();
  let good = 0;
  let bad = 0;
  let timer: NodeJS.Timeout | null = null;
  let isOver = false;

  function judge(complaint: Complaint): void {
    if (complaint === null) {
      good += 1;
      bad = 0;
      if (good === timing.healthyThreshold) change(world, task, "HEALTHY");
      return;
    }
    good = 0;
    const tolerated = complaint.isSilence ? Math.max(grace, timing.startAllowance) : grace;
    if (task.health === "UNKNOWN" && Date.now() - began < tolerated) return;
    bad += 1;
    if (bad < timing.unhealthyThreshold) return;
    remark(world, task, `Health check on ${path}: ${complaint.words}`);
    task.healthComplaint = complaint.words;
    change(world, task, "UNHEALTHY");
  }

  async function ask(): Promise<void> {
    const isSwitched = world.switches.take("failHealthChecks", task) !== null;
    const complaint = isSwitched ? complainOf(503) : await check(task.port ?? 0, path, timing.healthCheckTimeout);
    if (isOver || !isWanted(task)) return;
    judge(complaint);
    const isWell = task.health === "HEALTHY" && bad === 0;
    timer = setTimeout(ask, timing.healthCheckInterval * (isWell ? 4 : 1));
  }

  if (container.portMappings.length === 0) change(world, task, "HEALTHY");
  else timer = setTimeout(ask, Math.min(100, timing.healthCheckInterval));
  return () => {
    isOver = true;
    if (timer) clearTimeout(timer);
  };
}

function change(world: World, task: Task, health: Task["health"]): void {
  if (task.health === health) return;
  task.health = health;
  saveTask(world.database, task);
  world.scheduler.wake(task.serviceArn);
}

/** The path in the address that the container's own check asks, `/health` where it names none. */
function healthPathOf({ healthCheck }: Container): string {
  return /https?:\/\/[^/\s"']+(\/[^\s"'|;)]*)/.exec(healthCheck?.command.join(" ") ?? "")?.[1] ?? "/health";
}

function check(port: number, path: string, timeout: number): Promise<Complaint> {
  return new Promise((resolve) => {
    const request = get({ ...connectTo(port), path, signal: AbortSignal.timeout(timeout) }, (response) => {
      response.resume();
      resolve(complainOf(response.statusCode ?? 0));
    });
    request.on("error", (error: NodeJS.ErrnoException) => {
      const isLate = error.name === "AbortError" || error.name === "TimeoutError";
      resolve({ words: isLate ? "Request timed out" : "Connection refused", isSilence: true });
    });
  });
}

function complainOf(status: number): Complaint {
  if (status >= 200 && status < 400) return null;
  return { words: `Health checks failed with these codes: [${status}]`, isSilence: false };
}
