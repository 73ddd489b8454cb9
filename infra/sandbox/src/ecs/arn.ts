import type { Settings } from "./options.ts";

type Place = Pick<Settings, "account" | "region">;

/** `kind/rest`, e.g. `service/waymark-dev/orders`. */
export function arnOf({ region, account }: Place, kind: string, ...rest: string[]): string {
  return `arn:aws:ecs:${region}:${account}:${[kind, ...rest].join("/")}`;
}

/** The last part of an ARN, or the name itself: ECS takes either everywhere. */
export function nameIn(arnOrName: string): string {
  return arnOrName.slice(arnOrName.lastIndexOf("/") + 1);
}

/** A random number as long as those in the ids of deployments, `ecs-svc/1234567890123456789`. */
export function deploymentId(): string {
  const digits = crypto.getRandomValues(new BigUint64Array(1))[0] ?? 0n;
  return `ecs-svc/${digits.toString().padStart(19, "1").slice(0, 19)}`;
}

/** 32 hexadecimal digits, as the ids of tasks are. */
export function taskId(): string {
  return crypto.randomUUID().replaceAll("-", "");
}
