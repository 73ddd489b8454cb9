import { createContext, type ReactNode, useContext, useEffect, useRef } from "react";
import type { TypedDocumentString } from "./gql/generated/graphql.ts";
import { useLatest } from "./use-latest.ts";
import { useLive } from "./use-live.ts";

type Listener<News> = (news: News) => void;

/**
 * News that many parts of a page listen to and that is followed once for all of them. Answers the provider that
 * follows the subscription, and the hook that calls back for every piece of its news.
 */
export function createNews<Data, News>(
  document: TypedDocumentString<Data, Record<string, never>>,
  read: (data: Data) => News,
) {
  const Context = createContext<Set<Listener<News>> | null>(null);

  function Provider({ children }: { children: ReactNode }) {
    const listeners = useRef(new Set<Listener<News>>());
    useLive(document, {}, (data) => {
      for (const listener of listeners.current) listener(read(data));
    });
    return <Context.Provider value={listeners.current}>{children}</Context.Provider>;
  }

  function useNews(listener: Listener<News>): void {
    const listeners = useContext(Context);
    const latest = useLatest(listener);

    useEffect(() => {
      const tell: Listener<News> = (news) => latest.current(news);
      listeners?.add(tell);
      return () => void listeners?.delete(tell);
    }, [listeners, latest]);
  }

  return { Provider, useNews };
}
