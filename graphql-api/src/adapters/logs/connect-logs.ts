import { CloudWatchLogsClient, type CloudWatchLogsClientConfig } from "@aws-sdk/client-cloudwatch-logs";
import { type ObservedAwsCall, openRegions } from "../aws/open-regions.ts";
import { explainFailure } from "./explain-failure.ts";
import type { Logs } from "./logs.ts";
import { readNewest } from "./read-newest.ts";

/** Who asks, and where. What is not given the AWS SDK finds as it always does, `AWS_ENDPOINT_URL` included. */
export interface LogsSettings {
  userAgent: string;
  /** Hears of every call. */
  observe?: (call: ObservedAwsCall) => void;
  /** Address of other logs than AWS's. */
  endpoint?: string;
  credentials?: NonNullable<CloudWatchLogsClientConfig["credentials"]>;
  /** How long a reading may take, all its pages and attempts included; 8,000 ms unless told. */
  timeoutMs?: number;
}

const TIMEOUT_MS = 8_000;
const MOST_ATTEMPTS = 2;

/** Amazon CloudWatch Logs in every region. Connects lazily: missing credentials show at the first call. */
export function connectLogs(settings: LogsSettings): Logs {
  const { observe = () => {}, timeoutMs = TIMEOUT_MS, userAgent, ...identity } = settings;
  const make = (region: string) =>
    new CloudWatchLogsClient({ ...identity, region, customUserAgent: userAgent, maxAttempts: MOST_ATTEMPTS });
  return { readNewest: readNewest(openRegions({ make, explain: explainFailure, observe, timeoutMs }), timeoutMs) };
}
