import { useEffect } from "react";
import type { TypedDocumentString } from "./gql/generated/graphql.ts";
import { follow } from "./live.client.ts";
import { useLatest } from "./use-latest.ts";

/**
 * Follows a subscription while the component is shown. `null` variables follow nothing. `resume` tells variables that say
 * where to go on; it is asked at the beginning and after each reconnect.
 */
export function useLive<Data, Variables extends Record<string, unknown>>(
  document: TypedDocumentString<Data, Variables>,
  variables: NoInfer<Variables> | null,
  onData: (data: Data) => void,
  resume: () => Partial<NoInfer<Variables>> = () => ({}),
): void {
  const latest = useLatest(onData);
  const whereTo = useLatest(resume);
  const key = variables === null ? null : JSON.stringify(variables);

  useEffect(() => {
    if (key === null) return;
    const variables = () => ({ ...JSON.parse(key), ...whereTo.current() });
    return follow(document, variables, (data) => latest.current(data));
  }, [document, key, latest, whereTo]);
}
