export type AwsAnswer = Record<string, unknown>;

/** A refusal of the service, with its code as the message of AWS begins. */
export class AwsError extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** The services that speak JSON: what stands before an operation's name. */
const prefixes = { ecs: "AmazonEC2ContainerServiceV20141113", ssm: "AmazonSSM" };

/**
 * Calls one operation. @see https://docs.aws.amazon.com/AmazonECS/latest/APIReference/making-api-requests.html
 * @throws AwsError when the service refuses.
 */
export async function callAws(
  service: keyof typeof prefixes,
  endpoint: string,
  region: string,
  operation: string,
  input: Record<string, unknown>,
  signal?: AbortSignal,
): Promise<AwsAnswer> {
  const response = await fetch(endpoint, {
    method: "POST",
    headers: {
      "content-type": "application/x-amz-json-1.1",
      "x-amz-target": `${prefixes[service]}.${operation}`,
      // The sandbox's ECS and emulators read service and region here and check no signature.
      authorization: `AWS4-HMAC-SHA256 Credential=ASIASANDBOX000000000/${day()}/${region}/${service}/aws4_request, SignedHeaders=host;x-amz-target, Signature=${"0".repeat(64)}`,
    },
    body: JSON.stringify(input),
    ...(signal ? { signal } : {}),
  });
  const answer = (await response.json()) as AwsAnswer;
  if (response.ok) return answer;
  const code = String(answer.__type ?? "Unknown")
    .split("#")
    .at(-1);
  throw new AwsError(code ?? "Unknown", String(answer.message ?? answer.Message ?? response.statusText));
}

function day(): string {
  return new Date().toISOString().slice(0, 10).replaceAll("-", "");
}
