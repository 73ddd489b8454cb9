import { useEffect } from "react";
import { ServiceDeploymentsDocument, type ServiceQuery } from "../../gql/generated/graphql.ts";
import { useServiceNews } from "../../service-news.tsx";
import { useConnection } from "../../use-connection.ts";
import { useLive } from "../../use-live.ts";
import { useReconnect } from "../../use-reconnect.ts";
import { useThrottledRevalidation } from "../../use-throttled-revalidation.ts";

type LiveService = Pick<NonNullable<ServiceQuery["service"]>, "id" | "name" | "environments">;

/** By then, in milliseconds, a socket that is open also listens. */
const settled = 1_000;

/** Asks for the page again whenever something about this service or one of its deployments changes. */
export function useLiveService({ id, name, environments }: LiveService): void {
  const revalidate = useThrottledRevalidation(300);
  const connected = useConnection() === "connected";
  const underway = environments.some(({ active, awaitingApproval }) => active || awaitingApproval.length > 0);

  useServiceNews((news) => {
    if (news.id === id) revalidate();
  });
  useLive(ServiceDeploymentsDocument, { service: name }, revalidate);
  useReconnect(revalidate);

  // The subscription begins with what is under way, so an end between the page's reading and its listening is not told.
  useEffect(() => {
    if (!connected || !underway) return;
    const timer = setTimeout(revalidate, settled);
    return () => clearTimeout(timer);
  }, [connected, underway, revalidate]);
}
