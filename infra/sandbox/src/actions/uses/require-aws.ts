import { StepFailure } from "../run/step-failure.ts";
import type { ActionCall } from "./action.ts";

/** What aws-actions/configure-aws-credentials has left for the steps after it. @throws StepFailure without it. */
export function requireAws({ run }: ActionCall): { region: string; endpoint: string } {
  const { AWS_REGION: region, AWS_ENDPOINT_URL: endpoint, AWS_ACCESS_KEY_ID: key } = run.env;
  if (!region || !endpoint || !key) throw new StepFailure("Could not load credentials from any providers");
  return { region, endpoint };
}
