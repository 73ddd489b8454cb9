import { quoteAws } from "./quote-aws.ts";

/**
 * What went wrong, as far as the caller decides by it. UNAVAILABLE and THROTTLED: ask again later.
 * UNAUTHORIZED: the platform's AWS identity is missing, expired or lacks a right. INVALID: AWS refuses the question.
 */
export type AwsFailureKind = "UNAUTHORIZED" | "UNAVAILABLE" | "THROTTLED" | "INVALID";

/** AWS's words for "not you" (https://docs.aws.amazon.com/AmazonECS/latest/APIReference/CommonErrors.html). */
const NOT_ALLOWED =
  /^(Credentials|TokenProvider|Unrecognized|InvalidClientToken|ExpiredToken|MissingAuthenticationToken|AccessDenied|NotAuthorized|OptInRequired|IncompleteSignature|InvalidSignature|SignatureDoesNotMatch)/;
const TOO_OFTEN = /^(Throttling|TooManyRequests|RequestLimitExceeded|LimitExceeded|BandwidthLimitExceeded)/;

/** What to do about the kinds that are the same with all of AWS. */
export const AWS_ADVICE = {
  UNAVAILABLE: "See https://health.aws.amazon.com; it is tried again by itself.",
  THROTTLED: "The account's request rate is used up; it is tried again by itself.",
} as const;

/** The kind of whatever the SDK threw. */
export function kindOfFailure(error: unknown): AwsFailureKind {
  const name = error instanceof Error ? error.name : "";
  const status = statusOf(error);
  if (NOT_ALLOWED.test(name)) return "UNAUTHORIZED";
  if (TOO_OFTEN.test(name) || status === 429) return "THROTTLED";
  if (status === 401 || status === 403) return "UNAUTHORIZED";
  if (status === null || status >= 500) return "UNAVAILABLE";
  return "INVALID";
}

/** "AWS answered: Rate exceeded", without a full stop. */
export function tellFailure(error: unknown): string {
  if (isIdentityMissing(error)) return `No AWS credentials could be found (${quoteAws(error)})`;
  return statusOf(error) === null ? `AWS did not answer (${quoteAws(error)})` : `AWS answered: ${quoteAws(error)}`;
}

/** The HTTP status AWS answered with; null when it did not answer. */
export function statusOf(error: unknown): number | null {
  const status = (error as { $metadata?: { httpStatusCode?: unknown } } | null)?.$metadata?.httpStatusCode;
  return typeof status === "number" ? status : null;
}

function isIdentityMissing(error: unknown): boolean {
  return error instanceof Error && /^(CredentialsProvider|TokenProvider)Error$/.test(error.name);
}
