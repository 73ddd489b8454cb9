import { primaryOf, saveService } from "../state/service.ts";
import type { Task } from "../state/task.ts";
import type { World } from "../world.ts";
import { reconcileService } from "./reconcile-service.ts";
import { sayEvent } from "./say-event.ts";

interface Pace {
  failures: number;
  /** Epoch milliseconds before which no task is started. */
  startAt: number;
}

/** A task that lived for so many milliseconds did not fail because of how it was made. */
const longLife = 60_000;
/** So many failures in a row are worth an event; ECS says it from time to time. */
const inconsistent = 5;

/** Looks at a service whenever something of it has changed, and not before its failed tasks may be replaced. */
export class Scheduler {
  readonly #paces = new Map<string, Pace>();
  readonly #woken = new Set<string>();
  readonly #timers = new Map<string, NodeJS.Timeout>();
  #world: World | null = null;
  isStopping = false;

  /** From now on it works; every service is looked at once. */
  begin(world: World): void {
    this.#world = world;
    for (const arn of world.services.keys()) this.wake(arn);
  }

  /** Starts nothing more. */
  end(): void {
    this.isStopping = true;
    for (const timer of this.#timers.values()) clearTimeout(timer);
  }

  /** Something of this service has changed; several changes of one moment are looked at together. */
  wake(arn: string): void {
    if (this.isStopping || this.#woken.has(arn)) return;
    this.#woken.add(arn);
    setImmediate(() => {
      this.#woken.delete(arn);
      this.#look(arn);
    });
  }

  /** A task failed by itself: the next one waits, longer each time. */
  noteFailure(task: Task, now = Date.now()): void {
    const world = this.#world;
    const service = world?.services.get(task.serviceArn);
    if (!world || !service || this.isStopping) return;
    const { restartBackoff, longestRestartBackoff } = world.settings.timing;
    const former =
      task.startedAt !== null && now - task.startedAt > longLife ? 0 : this.#pace(task.serviceArn).failures;
    const wait = Math.min(longestRestartBackoff, restartBackoff * 2 ** Math.min(former, 20));
    this.#paces.set(task.serviceArn, { failures: former + 1, startAt: now + wait });
    const primary = primaryOf(service);
    if (primary.id === task.deployment && primary.rolloutState === "IN_PROGRESS") primary.failedTasks += 1;
    service.isSteady = false;
    if ((former + 1) % inconsistent === 0) {
      sayEvent(service, "is unable to consistently start tasks successfully.");
    }
    saveService(world.database, service);
  }

  /** A new wish begins without the failures of the one before. */
  forgive(arn: string): void {
    this.#paces.delete(arn);
  }

  #look(arn: string): void {
    const service = this.#world?.services.get(arn);
    if (this.isStopping || !this.#world || !service) return;
    const waitOf = () => this.#pace(arn).startAt - Date.now();
    let isHeldBack = false;
    reconcileService(this.#world, service, () => {
      const mayStart = waitOf() <= 0;
      isHeldBack ||= !mayStart;
      return mayStart;
    });
    clearTimeout(this.#timers.get(arn));
    const wait = waitOf();
    // The pause may have ended while the service was looked at: what was held back must be looked at again all the same.
    if (isHeldBack || wait > 0)
      this.#timers.set(
        arn,
        setTimeout(() => this.wake(arn), Math.max(0, wait)),
      );
  }

  #pace(arn: string): Pace {
    return this.#paces.get(arn) ?? { failures: 0, startAt: 0 };
  }
}
