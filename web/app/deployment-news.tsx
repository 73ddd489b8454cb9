import { createNews } from "./create-news.tsx";
import { DeploymentNewsDocument, type DeploymentNewsSubscription } from "./gql/generated/graphql.ts";

export type DeploymentNews = DeploymentNewsSubscription["deploymentChanged"];

/** The provider follows everything that moves; the hook calls back for every change of any deployment. */
export const { Provider: DeploymentNewsProvider, useNews: useDeploymentNews } = createNews(
  DeploymentNewsDocument,
  ({ deploymentChanged }): DeploymentNews => deploymentChanged,
);
