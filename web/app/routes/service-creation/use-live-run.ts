import { useState } from "react";
import { RunChangedDocument, type RunProgressFragment } from "../../gql/generated/graphql.ts";
import { useConnection } from "../../use-connection.ts";
import { useLive } from "../../use-live.ts";

/**
 * The run as it is now. While the socket is open its news is the newest; without it, what the loader read last.
 * The subscription begins with the current state, so nothing is missed in between.
 */
export function useLiveRun(read: RunProgressFragment): RunProgressFragment {
  const [heard, setHeard] = useState<RunProgressFragment | null>(null);
  const connected = useConnection() === "connected";

  useLive(RunChangedDocument, { id: read.id }, ({ runChanged }) => setHeard(runChanged.run));
  return connected && heard?.id === read.id ? heard : read;
}
