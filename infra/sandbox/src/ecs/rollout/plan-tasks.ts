import { isServing, type Task } from "../state/task.ts";

export interface Situation {
  readonly desired: number;
  readonly minimumHealthyPercent: number;
  readonly maximumPercent: number;
  /** Wanted tasks of the deployment that shall run, and of all others. */
  readonly current: readonly Task[];
  readonly former: readonly Task[];
  /** Whether a new task may be started now. */
  readonly mayStart: boolean;
}

export interface Plan {
  readonly start: number;
  readonly stop: readonly Task[];
}

/**
 * The next move of a rollout: never more tasks than the upper limit, never fewer healthy ones than the lower.
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-type-ecs.html: the lower limit is
 * rounded up, the upper one down.
 */
export function planTasks(situation: Situation): Plan {
  const { desired, current, former, mayStart } = situation;
  const lower = Math.ceil((desired * situation.minimumHealthyPercent) / 100);
  const upper = Math.floor((desired * situation.maximumPercent) / 100);
  const missing = mayStart ? Math.max(0, desired - current.length) : 0;
  const start = Math.min(missing, Math.max(0, upper - current.length - former.length));
  const surplus = leastUsefulFirst(current).slice(0, Math.max(0, current.length - desired));
  const idle = former.filter((task) => !isServing(task));
  const serving = former.filter(isServing);
  const servingCurrent = current.filter(isServing).length;
  const replaced = servingCurrent + serving.length - desired;
  const inTheWay = missing - start;
  const spare = servingCurrent + serving.length - lower;
  const going = Math.max(0, Math.min(spare, Math.max(replaced, inTheWay)));
  return { start, stop: [...surplus, ...idle, ...serving.slice(0, going)] };
}

function leastUsefulFirst(tasks: readonly Task[]): Task[] {
  return [...tasks].sort(
    (one, other) => Number(isServing(one)) - Number(isServing(other)) || other.createdAt - one.createdAt,
  );
}
