import type { AwsFailureKind } from "../aws/aws-failure.ts";

export type LogsErrorKind = AwsFailureKind;

/**
 * The only error the adapter throws. Its message says what was tried, what AWS said and what to do, is fit for a
 * person's screen and holds no access key and no line.
 */
export class LogsError extends Error {
  override readonly name = "LogsError";
  readonly kind: LogsErrorKind;

  constructor(kind: LogsErrorKind, message: string) {
    super(message);
    this.kind = kind;
  }
}
