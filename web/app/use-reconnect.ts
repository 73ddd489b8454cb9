import { useEffect } from "react";
import { onReconnect } from "./live.client.ts";

/**
 * Calls back when the lost socket is found again, for pages that show what changes. Not for every page: asking the
 * loaders again makes Remix forget what an action has answered, such as a plan or a secret that is shown once.
 */
export function useReconnect(catchUp: () => void): void {
  useEffect(() => onReconnect(catchUp), [catchUp]);
}
