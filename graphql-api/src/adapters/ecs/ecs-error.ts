import type { AwsFailureKind } from "../aws/aws-failure.ts";

export type EcsErrorKind = AwsFailureKind;

/**
 * The only error the adapter throws. Its message says what was tried, what AWS said and what to do, is fit for a
 * person's screen and holds no access key.
 */
export class EcsError extends Error {
  override readonly name = "EcsError";
  readonly kind: EcsErrorKind;

  constructor(kind: EcsErrorKind, message: string) {
    super(message);
    this.kind = kind;
  }
}
