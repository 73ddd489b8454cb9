import { DeploymentResolver } from "./deployment.resolver.ts";
import { EnvironmentDeploymentsResolver } from "./environment-deployments.resolver.ts";
import { ReleaseResolver } from "./release.resolver.ts";
import { RequestDeploymentResolver } from "./request-deployment.resolver.ts";
import { RunDeploymentResolver } from "./run-deployment.resolver.ts";
import { ServiceDeploymentsResolver } from "./service-deployments.resolver.ts";

/** Everything the API tells about releases and deployments. */
export const DEPLOYMENT_RESOLVERS = [
  DeploymentResolver,
  RequestDeploymentResolver,
  ReleaseResolver,
  ServiceDeploymentsResolver,
  EnvironmentDeploymentsResolver,
  RunDeploymentResolver,
] as const;
