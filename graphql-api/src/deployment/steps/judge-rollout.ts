import type { EcsDeployment, EcsService } from "../../adapters/ecs/ecs.ts";
import type { Tasks } from "../../environment/service-environment.entity.ts";
import type { Running } from "../read-running.ts";

/** What ECS's answer means for a release that was deployed. */
export type Verdict =
  | { is: "ARRIVED"; taskDefinition: string; tag: string | null; tasks: Tasks }
  | { is: "ON_ITS_WAY"; message: string }
  | { is: "NOT_THERE"; reason: string };

/** What shall run: by the release's commit, or for a rollback by the task definition as it was. */
interface Wanted {
  /** When it was asked for: what ECS told before that is about something else. */
  since: Date;
  /** Null where any commit's image will do: what somebody deployed by hand. */
  commitSha: string | null;
  taskDefinition: string | null;
}

/** Whether the wanted release runs and all its tasks do, may still come to, or will not. */
export function judgeRollout(wanted: Wanted, running: Running): Verdict {
  const { service, taskDefinition } = running;
  const primary = service?.deployments.find(({ isPrimary }) => isPrimary);
  if (!service || !primary || !taskDefinition) return onItsWay("ECS does not know the service yet.");
  const state = primary.rolloutState ?? (service.deployments.length === 1 ? "COMPLETED" : "IN_PROGRESS");
  if (state === "IN_PROGRESS") {
    return onItsWay(primary.rolloutStateReason ?? `ECS runs ${count(primary)} tasks of it.`);
  }
  if (state === "FAILED")
    return notThere(`ECS gave it up: ${withoutStop(primary.rolloutStateReason ?? newest(service))}.`);
  if (!isWanted(wanted, running)) return notThere(explainOther(service, wanted.since));
  if (primary.desiredCount === 0) return notThere("ECS is to run no task of it: its desired count is 0.");
  if (primary.runningCount < primary.desiredCount) return onItsWay(`ECS runs ${count(primary)} tasks of it.`);
  const tasks = { desired: primary.desiredCount, running: primary.runningCount };
  return { is: "ARRIVED", taskDefinition, tag: running.tag, tasks };
}

const onItsWay = (message: string): Verdict => ({ is: "ON_ITS_WAY", message });
const notThere = (reason: string): Verdict => ({ is: "NOT_THERE", reason });
const count = ({ runningCount, desiredCount }: EcsDeployment): string => `${runningCount} of ${desiredCount}`;

function isWanted(wanted: Wanted, { taskDefinition, tag }: Running): boolean {
  if (wanted.taskDefinition) return revisionOf(taskDefinition ?? "") === revisionOf(wanted.taskDefinition);
  if (wanted.commitSha) return tag === wanted.commitSha;
  return tag !== null && /^[0-9a-f]{40}$/.test(tag);
}

/** "family:revision", which is unique in one account and region, of an ARN or of itself. */
const revisionOf = (taskDefinition: string): string => taskDefinition.split("/").at(-1) ?? "";

/** Once the old release has settled again, only ECS's events still say why the new one did not stay. */
function explainOther({ events }: EcsService, since: Date): string {
  const event = events.find(({ at, message }) => at >= since && WENT_BACK.test(message));
  return event ? `ECS went back to what ran before: ${withoutStop(event.message)}.` : "ECS runs something else.";
}

const WENT_BACK = /roll(ed|ing) back|deployment failed|circuit breaker/i;
const newest = (service: EcsService): string => service.events[0]?.message ?? "it does not say why";
const withoutStop = (sentence: string): string => sentence.replace(/\.\s*$/, "");
