import type { ECSClientConfig } from "@aws-sdk/client-ecs";
import type { Ecs } from "./ecs.ts";
import { type ObservedEcsCall, openClients } from "./open-clients.ts";
import { services } from "./services.ts";
import { taskDefinitions } from "./task-definitions.ts";
import { tasks } from "./tasks.ts";

/** Who asks, and where. What is not given the AWS SDK finds as it always does, `AWS_ENDPOINT_URL` included. */
export interface EcsSettings {
  userAgent: string;
  /** Hears of every call. */
  observe?: (call: ObservedEcsCall) => void;
  /** Address of another ECS than AWS's. */
  endpoint?: string;
  credentials?: NonNullable<ECSClientConfig["credentials"]>;
  /** How long a call may take, its second attempt included; 8,000 ms unless told. */
  timeoutMs?: number;
}

const TIMEOUT_MS = 8_000;

/** Amazon ECS in every region. Connects lazily: missing credentials show at the first call. */
export function connectEcs(settings: EcsSettings): Ecs {
  const { observe = () => {}, timeoutMs = TIMEOUT_MS, ...identity } = settings;
  const perform = openClients({ ...identity, observe, timeoutMs });
  return { ...services(perform), ...taskDefinitions(perform), ...tasks(perform) };
}
