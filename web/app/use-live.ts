import { useEffect } from "react";
import type { TypedDocumentString } from "./gql/generated/graphql.ts";
import { follow } from "./live.client.ts";
import { useLatest } from "./use-latest.ts";

/** Follows a subscription while the component is shown. `null` variables follow nothing. */
export function useLive<Data, Variables extends Record<string, unknown>>(
  document: TypedDocumentString<Data, Variables>,
  variables: Variables | null,
  onData: (data: Data) => void,
): void {
  const latest = useLatest(onData);
  const key = variables === null ? null : JSON.stringify(variables);

  useEffect(() => {
    if (key === null) return;
    return follow(document, JSON.parse(key), (data) => latest.current(data));
  }, [document, key, latest]);
}
