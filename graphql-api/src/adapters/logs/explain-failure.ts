import { AWS_ADVICE, kindOfFailure, tellFailure } from "../aws/aws-failure.ts";
import { LogsError, type LogsErrorKind } from "./logs-error.ts";

const ADVICE: Record<LogsErrorKind, string> = {
  ...AWS_ADVICE,
  UNAUTHORIZED: "Check the AWS credentials of the platform, and that its role may call logs:FilterLogEvents.",
  INVALID: "Check the region of the environment in the platform's configuration.",
};

/** Turns whatever the SDK threw into the error callers know; `what` is "read the lines of /waymark/dev/orders". */
export function explainFailure(what: string, error: unknown): LogsError {
  const kind = kindOfFailure(error);
  return new LogsError(kind, `Could not ${what}. ${tellFailure(error)}. ${ADVICE[kind]}`);
}
