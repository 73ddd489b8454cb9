import { createNews } from "./create-news.tsx";
import { ServiceNewsDocument, type ServiceNewsSubscription } from "./gql/generated/graphql.ts";

export type ServiceNews = ServiceNewsSubscription["serviceChanged"];

/** The provider follows the whole catalog; the hook calls back for every change of any service. */
export const { Provider: ServiceNewsProvider, useNews: useServiceNews } = createNews(
  ServiceNewsDocument,
  ({ serviceChanged }): ServiceNews => serviceChanged,
);
