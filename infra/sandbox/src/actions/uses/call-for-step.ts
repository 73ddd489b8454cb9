import { type AwsAnswer, AwsError, callAws } from "../commands/call-aws.ts";
import { StepFailure } from "../run/step-failure.ts";
import type { ActionCall } from "./action.ts";
import { requireAws } from "./require-aws.ts";

/** Calls ECS for a step. @throws StepFailure in the service's words; null is answered for the codes that are expected. */
export async function callForStep(
  call: ActionCall,
  operation: string,
  input: Record<string, unknown>,
  expected: readonly string[] = [],
): Promise<AwsAnswer | null> {
  const { endpoint, region } = requireAws(call);
  try {
    return await callAws("ecs", endpoint, region, operation, input, call.cancelling);
  } catch (error) {
    if (!(error instanceof AwsError)) {
      throw new StepFailure(`ECS at ${endpoint} does not answer: ${error instanceof Error ? error.message : error}`);
    }
    if (expected.includes(error.code)) return null;
    throw new StepFailure(`${error.code}: ${error.message}`);
  }
}
