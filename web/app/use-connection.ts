import { useSyncExternalStore } from "react";
import { type Connection, readConnection, watchConnection } from "./live.client.ts";

/** How the shared socket is doing. The server and the first paint know nothing of it yet. */
export function useConnection(): Connection {
  // Remix leaves client modules empty on the server, where only the last argument is asked.
  return useSyncExternalStore(watchConnection ?? never, readConnection ?? (() => "idle"), () => "idle");
}

const never = () => () => {};
