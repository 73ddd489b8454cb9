import type { Action } from "./action.ts";
import { buildPush } from "./build-push.ts";
import { checkout } from "./checkout.ts";
import { configureAwsCredentials } from "./configure-aws-credentials.ts";
import { deployTaskDefinition } from "./deploy-task-definition.ts";
import { downloadArtifact } from "./download-artifact.ts";
import { loginToEcr } from "./login-to-ecr.ts";
import { renderTaskDefinition } from "./render-task-definition.ts";
import { scanWithTrivy } from "./scan-with-trivy.ts";
import { setupBuildx } from "./setup-buildx.ts";
import { setupNode } from "./setup-node.ts";
import { setupTerraform } from "./setup-terraform.ts";
import { uploadArtifact } from "./upload-artifact.ts";

const catalogue: Readonly<Record<string, Action>> = {
  "actions/checkout": checkout,
  "actions/download-artifact": downloadArtifact,
  "actions/setup-node": setupNode,
  "actions/upload-artifact": uploadArtifact,
  "aquasecurity/trivy-action": scanWithTrivy,
  "aws-actions/amazon-ecr-login": loginToEcr,
  "aws-actions/amazon-ecs-deploy-task-definition": deployTaskDefinition,
  "aws-actions/amazon-ecs-render-task-definition": renderTaskDefinition,
  "aws-actions/configure-aws-credentials": configureAwsCredentials,
  "docker/build-push-action": buildPush,
  "docker/setup-buildx-action": setupBuildx,
  "hashicorp/setup-terraform": setupTerraform,
};

/** The action without the version it is pinned to. */
export function actionName(reference: string): string {
  return (reference.split("@")[0] ?? "").toLowerCase();
}

/** The stand-in for `owner/name@version`, whatever the version; null when there is none. */
export function findAction(reference: string): Action | null {
  return reference.includes("@") ? (catalogue[actionName(reference)] ?? null) : null;
}
