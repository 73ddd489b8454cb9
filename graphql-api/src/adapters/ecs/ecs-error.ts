/**
 * What went wrong, as far as the caller decides by it. UNAVAILABLE and THROTTLED: ask again later.
 * UNAUTHORIZED: the platform's AWS identity is missing, expired or lacks a right. INVALID: AWS refuses the question.
 */
export type EcsErrorKind = "UNAUTHORIZED" | "UNAVAILABLE" | "THROTTLED" | "INVALID";

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
