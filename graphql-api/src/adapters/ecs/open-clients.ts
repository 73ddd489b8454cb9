import { ECSClient, type ECSClientConfig } from "@aws-sdk/client-ecs";
import { type ObservedAwsCall, openRegions, type Perform as PerformWith } from "../aws/open-regions.ts";
import { explainFailure } from "./explain-failure.ts";

/** What one call to ECS was and how it ended. */
export type ObservedEcsCall = ObservedAwsCall;

/** Sends with the client of the call's region. Rejects with an EcsError, unless `expected` takes the error as an answer. */
export type Perform = PerformWith<ECSClient>;

interface ClientSettings {
  userAgent: string;
  observe: (call: ObservedEcsCall) => void;
  timeoutMs: number;
  endpoint?: string;
  credentials?: NonNullable<ECSClientConfig["credentials"]>;
}

const MOST_ATTEMPTS = 2;

/** One SDK client per region, made when first needed. */
export function openClients({ userAgent, observe, timeoutMs, ...identity }: ClientSettings): Perform {
  const make = (region: string) =>
    new ECSClient({ ...identity, region, customUserAgent: userAgent, maxAttempts: MOST_ATTEMPTS });
  return openRegions({ make, explain: explainFailure, observe, timeoutMs });
}
