import { createContext, type ReactNode, useContext, useEffect, useRef } from "react";
import { ServiceNewsDocument, type ServiceNewsSubscription } from "./gql/generated/graphql.ts";
import { useLatest } from "./use-latest.ts";
import { useLive } from "./use-live.ts";

export type ServiceNews = ServiceNewsSubscription["serviceChanged"];
type Listener = (news: ServiceNews) => void;

const NewsContext = createContext<Set<Listener> | null>(null);

/** Follows the whole catalog once, for every part of the page that listens. */
export function ServiceNewsProvider({ children }: { children: ReactNode }) {
  const listeners = useRef(new Set<Listener>());
  useLive(ServiceNewsDocument, {}, ({ serviceChanged }) => {
    for (const listener of listeners.current) listener(serviceChanged);
  });
  return <NewsContext.Provider value={listeners.current}>{children}</NewsContext.Provider>;
}

/** Calls back for every change of any service. */
export function useServiceNews(listener: Listener): void {
  const listeners = useContext(NewsContext);
  const latest = useLatest(listener);

  useEffect(() => {
    const tell: Listener = (news) => latest.current(news);
    listeners?.add(tell);
    return () => void listeners?.delete(tell);
  }, [listeners, latest]);
}
