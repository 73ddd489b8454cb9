import { AWS_ADVICE, kindOfFailure, tellFailure } from "../aws/aws-failure.ts";
import { EcsError, type EcsErrorKind } from "./ecs-error.ts";

const ADVICE: Record<EcsErrorKind, string> = {
  ...AWS_ADVICE,
  UNAUTHORIZED:
    "Check the AWS credentials of the platform, and that its role may call ecs:DescribeServices, ecs:DescribeTaskDefinition, ecs:ListTasks, ecs:DescribeTasks and ecs:UpdateService.",
  INVALID: "Check the region and the cluster of the environment in the platform's configuration.",
};

/** Turns whatever the SDK threw into the error callers know; `what` is "read the services of waymark-dev". */
export function explainFailure(what: string, error: unknown): EcsError {
  const kind = kindOfFailure(error);
  return new EcsError(kind, `Could not ${what}. ${tellFailure(error)}. ${ADVICE[kind]}`);
}
