import type { GraphQLResolveInfo } from "graphql";
import { selects } from "../selection.ts";
import type { DeploymentParts } from "./deployment-rows.ts";

/** What of deployments the operation asks for, at one of these paths below the field. */
export function deploymentParts(info: GraphQLResolveInfo, ...paths: string[][]): DeploymentParts {
  const asks = (name: string) => paths.some((path) => selects(info, [...path, name]));
  return { steps: asks("steps"), place: asks("serviceEnvironment") };
}
