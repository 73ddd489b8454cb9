/**
 * What went wrong, as far as the caller decides by it.
 * REPLY_LOST: the effect may have happened; look before repeating. UNAVAILABLE: repeating is safe.
 * NOT_FOUND and CONFLICT right after a creation mean "not visible yet".
 */
export type GitHubErrorKind =
  | "UNAUTHORIZED"
  | "FORBIDDEN"
  | "NOT_FOUND"
  | "NAME_TAKEN"
  | "STALE_HEAD"
  | "CONFLICT"
  | "RATE_LIMITED"
  | "INVALID"
  | "UNAVAILABLE"
  | "REPLY_LOST";

/**
 * The only error the adapter throws. Its message says what was tried, what GitHub said and what to do,
 * is fit for a person's screen and never holds a token.
 */
export class GitHubError extends Error {
  override readonly name = "GitHubError";
  readonly kind: GitHubErrorKind;
  /** When GitHub takes requests again; null where waiting is not the cure. */
  readonly retryAt: Date | null;
  /** The HTTP status GitHub answered with; null when it did not answer. */
  readonly status: number | null;

  constructor(kind: GitHubErrorKind, message: string, given: { retryAt?: Date | null; status?: number | null } = {}) {
    super(message);
    this.kind = kind;
    this.retryAt = given.retryAt ?? null;
    this.status = given.status ?? null;
  }
}
