import { setTimeout as sleep } from "node:timers/promises";
import { StepFailure } from "../run/step-failure.ts";
import type { ActionCall } from "./action.ts";
import { callForStep } from "./call-for-step.ts";

export interface EcsService {
  readonly serviceName: string;
  readonly status: string;
  readonly taskDefinition: string;
  readonly desiredCount: number;
  readonly runningCount: number;
  readonly deployments: readonly {
    readonly status: string;
    readonly rolloutState?: string;
    readonly rolloutStateReason?: string;
  }[];
  readonly events?: readonly { readonly message: string }[];
}

const pause = 500;
const minute = 60_000;

/** Waits until one deployment is left and all of its tasks run. @throws StepFailure when that takes too long or fails. */
export async function waitForService(
  call: ActionCall,
  cluster: string,
  name: string,
  minutes: number,
): Promise<EcsService> {
  const deadline = Date.now() + minutes * minute;
  let told = "";
  while (Date.now() < deadline) {
    const answer = await callForStep(call, "DescribeServices", { cluster, services: [name] });
    const [service] = (answer?.services ?? []) as EcsService[];
    if (service?.status !== "ACTIVE") throw new StepFailure(`The service ${name} is not there any more`);
    if (isStable(service)) return service;
    const failed = service.deployments.find((one) => one.status === "PRIMARY" && one.rolloutState === "FAILED");
    if (failed) throw new StepFailure(`The deployment failed: ${failed.rolloutStateReason ?? "ECS gives no reason"}`);
    const state = `${service.runningCount} of ${service.desiredCount} tasks run, ${service.deployments.length} deployments`;
    if (state !== told) call.say(state);
    told = state;
    await sleep(pause, null, { signal: call.cancelling });
  }
  throw new StepFailure(`${name} did not become stable in ${minutes} minutes`);
}

function isStable({ deployments, runningCount, desiredCount }: EcsService): boolean {
  const [only, ...others] = deployments;
  // A first task can run before it is known to be healthy; the rollout is complete only after that.
  return others.length === 0 && runningCount === desiredCount && (only?.rolloutState ?? "COMPLETED") === "COMPLETED";
}
