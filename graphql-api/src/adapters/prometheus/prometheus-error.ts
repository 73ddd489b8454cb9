/**
 * What went wrong, as far as the caller decides by it. UNAVAILABLE: it does not answer, or not in time; ask again later.
 * UNAUTHORIZED: whoever stands before it wants another identity. INVALID: it refuses the question.
 */
export type PrometheusErrorKind = "UNAVAILABLE" | "UNAUTHORIZED" | "INVALID";

/** The only error the adapter throws. Its message says what was tried and what came of it, fit for a person's screen. */
export class PrometheusError extends Error {
  override readonly name = "PrometheusError";
  readonly kind: PrometheusErrorKind;

  constructor(kind: PrometheusErrorKind, message: string) {
    super(message);
    this.kind = kind;
  }
}
