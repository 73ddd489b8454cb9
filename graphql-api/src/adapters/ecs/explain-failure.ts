import { EcsError, type EcsErrorKind } from "./ecs-error.ts";
import { quoteAws } from "./quote-aws.ts";

/** AWS's words for "not you" (https://docs.aws.amazon.com/AmazonECS/latest/APIReference/CommonErrors.html). */
const NOT_ALLOWED =
  /^(Credentials|TokenProvider|Unrecognized|InvalidClientToken|ExpiredToken|MissingAuthenticationToken|AccessDenied|NotAuthorized|OptInRequired|IncompleteSignature|InvalidSignature|SignatureDoesNotMatch)/;
const TOO_OFTEN = /^(Throttling|TooManyRequests|RequestLimitExceeded|LimitExceeded|BandwidthLimitExceeded)/;

const ADVICE: Record<EcsErrorKind, string> = {
  UNAUTHORIZED:
    "Check the AWS credentials of the platform, and that its role may call ecs:DescribeServices, ecs:DescribeTaskDefinition, ecs:ListTasks, ecs:DescribeTasks and ecs:UpdateService.",
  UNAVAILABLE: "See https://health.aws.amazon.com; it is tried again by itself.",
  THROTTLED: "The account's request rate is used up; it is tried again by itself.",
  INVALID: "Check the region and the cluster of the environment in the platform's configuration.",
};

/** Turns whatever the SDK threw into the error callers know; `what` is "read the services of waymark-dev". */
export function explainFailure(what: string, error: unknown): EcsError {
  const kind = kindOf(error);
  const said =
    statusOf(error) === null ? `AWS did not answer (${quoteAws(error)})` : `AWS answered: ${quoteAws(error)}`;
  const reason = isIdentityMissing(error) ? `No AWS credentials could be found (${quoteAws(error)})` : said;
  return new EcsError(kind, `Could not ${what}. ${reason}. ${ADVICE[kind]}`);
}

/** The HTTP status AWS answered with; null when it did not answer. */
export function statusOf(error: unknown): number | null {
  const status = (error as { $metadata?: { httpStatusCode?: unknown } } | null)?.$metadata?.httpStatusCode;
  return typeof status === "number" ? status : null;
}

function kindOf(error: unknown): EcsErrorKind {
  const name = error instanceof Error ? error.name : "";
  const status = statusOf(error);
  if (NOT_ALLOWED.test(name)) return "UNAUTHORIZED";
  if (TOO_OFTEN.test(name) || status === 429) return "THROTTLED";
  if (status === 401 || status === 403) return "UNAUTHORIZED";
  if (status === null || status >= 500) return "UNAVAILABLE";
  return "INVALID";
}

function isIdentityMissing(error: unknown): boolean {
  return error instanceof Error && /^(CredentialsProvider|TokenProvider)Error$/.test(error.name);
}
