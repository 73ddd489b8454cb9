import { useState } from "react";
import { WatchDeploymentDocument, type WatchedDeploymentFragment } from "../../gql/generated/graphql.ts";
import { useConnection } from "../../use-connection.ts";
import { useLive } from "../../use-live.ts";

/**
 * The deployment as it is now. While the socket is open its news is the newest; without it, what the loader read last.
 * The subscription begins with the current state, so nothing is missed in between.
 */
export function useLiveDeployment(read: WatchedDeploymentFragment): WatchedDeploymentFragment {
  const [heard, setHeard] = useState<WatchedDeploymentFragment | null>(null);
  const connected = useConnection() === "connected";

  useLive(WatchDeploymentDocument, { id: read.id }, ({ deploymentChanged }) => setHeard(deploymentChanged.deployment));
  return connected && heard?.id === read.id ? heard : read;
}
